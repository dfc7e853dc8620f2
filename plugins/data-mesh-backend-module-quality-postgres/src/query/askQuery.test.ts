import { describeWarehouse } from '../__testUtils__/describeWarehouse';

describeWarehouse('queries of contracts', checks => {
  const { ask } = checks;

  it('are not run unless the configuration allows it', async () => {
    expect(
      await ask('SELECT count(*) FROM {object}', { allowSql: false }),
    ).toEqual([
      'not_evaluated',
      'Queries of contracts are not allowed in this database; see dataMesh.quality.postgres.targets[].allowSql',
    ]);
  });

  it.each([
    ['SELECT count(*) FROM {object}', 'pass', 3],
    ['select count(*) from orders;', 'pass', 3],
    ['SELECT count(*) FROM ${table} -- of all', 'pass', 3],
    ['WITH a AS (SELECT 3.0 AS n) SELECT n FROM a', 'pass', 3],
    ['VALUES (3)', 'pass', 3],
    ['SELECT count(*) FROM {object} WHERE id > 1', 'fail', 2],
    ['SELECT max(id)::float8 / 2 FROM {object}', 'fail', 1.5],
    [
      'SELECT id FROM {object}',
      'not_evaluated',
      'The query answers with several rows, and one number is needed',
    ],
    [
      'SELECT 1, 2',
      'not_evaluated',
      'The query answers with several columns, and one number is needed',
    ],
    [
      'SELECT note FROM {object} WHERE id = 3',
      'not_evaluated',
      'What was measured is no number',
    ],
    [
      'SELECT id FROM {object} WHERE id = 9',
      'not_evaluated',
      'The query answered with nothing',
    ],
    [
      'SELECT max(id) FROM {object} WHERE id = 9',
      'not_evaluated',
      'The query answered with nothing',
    ],
    [
      'SELECT {property} FROM {object}',
      'not_evaluated',
      'The query speaks of a column, and the rule names none',
    ],
    [
      'SELECT note::int FROM {object} WHERE id = 3',
      'error',
      'A value cannot be read as its type',
    ],
    ['SELECT count(*) FROM nowhere', 'error', 'A table does not exist'],
    ['SELECT 1/0', 'error', 'Something is divided by zero'],
  ])('%s: %s, %s', async (query, outcome, said) => {
    expect(await ask(query)).toEqual([outcome, said]);
  });

  it('take no longer than allowed', async () => {
    expect(
      await ask('SELECT count(*) FROM generate_series(1, 1000000000) AS a', {
        statementTimeout: 100,
      }),
    ).toEqual(['error', 'It took too long and was cancelled']);
  });
});
