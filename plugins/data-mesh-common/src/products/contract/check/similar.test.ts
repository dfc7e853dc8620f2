import { mostSimilar } from './similar';

it.each([
  ['postgress', ['postgres', 'presto', 'mysql'], 'postgres'],
  ['Postgres-QL', ['postgres', 'postgresql'], 'postgresql'],
  ['stirng', ['string', 'integer'], 'string'],
  ['logicaltype', ['physicalType', 'logicalType'], 'logicalType'],
  ['logical_type', ['logicalType'], 'logicalType'],
  ['descripton', ['description'], 'description'],
  ['id', ['pd', 'url'], 'pd'],
  ['kafka', ['s3', 'glue'], undefined],
  ['url', ['id', 'tags'], undefined],
  ['', ['id', 'a'], undefined],
  ['x'.repeat(10_000), ['x'], undefined],
])('%s among %j probably means %s', (word, candidates, expected) => {
  expect(mostSimilar(word, candidates)).toBe(expected);
});
