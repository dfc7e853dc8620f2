import { parseContract } from './parseContract';
import { SERVER_FIELDS } from './standard/server';
import {
  contractTechnologies,
  SERVER_TYPES,
  technologyTitle,
} from './technologies';

const technologiesOf = (types: string[]) => {
  const servers = types.map(type => `{server: a, type: ${type}}`).join(', ');
  const { contract } = parseContract(
    `apiVersion: v3.1.0\nkind: DataContract\nservers: [${servers}]`,
  );
  return contractTechnologies(contract!);
};

it.each([
  [[], []],
  [
    ['kafka', 's3'],
    ['kafka', 's3'],
  ],
  [['postgres', 'postgresql', 'POSTGRES'], ['postgresql']],
  [
    ['S3', 's3', 'btrieve'],
    ['s3', 'zen'],
  ],
  [['constructor'], ['constructor']],
])('servers of type %j are of technology %j', (types, expected) => {
  expect(technologiesOf(types)).toEqual(expected);
});

it.each([
  ['postgres', 'PostgreSQL'],
  ['KAFKA', 'Kafka'],
  ['somethingNew', 'somethingNew'],
  ['constructor', 'constructor'],
])('%s is shown as %s', (type, title) => {
  expect(technologyTitle(type)).toBe(title);
});

it('every server type of the standard has a title', () => {
  const untitled = Object.keys(SERVER_FIELDS).filter(
    type => technologyTitle(type) === type,
  );
  expect(untitled).toEqual([]);
  expect(Object.keys(SERVER_TYPES).length).toBeGreaterThan(35);
});
