import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { MIGRATIONS_DIRECTORY } from './migrate';
import type { OutboxRow } from './tables';
import { insertRows, mergeRows, updateRows } from './writeRows';

const databases = createTestDatabases();

const AT = new Date('2026-01-15T10:00:00.123Z');

/** Texts that a database takes wrong when it is not told what they are. */
const TEXTS = ['', 'null', `'"\\`, '\\u0000 \n\t', '{"a":[null]}', 'ümlaut 🦆'];

describe.each(databases.eachSupportedId())('rows in bulk on %s', databaseId => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
  });

  beforeEach(async () => {
    await knex('outbox').delete();
  });

  const message = (payload: string) => ({
    kind: 'event',
    payload,
    attempts: 0,
    available_at: AT,
    created_at: AT,
  });
  const payloads = async () =>
    (await knex('outbox').orderBy('id')).map(({ payload }) => payload);
  const insert = (texts: readonly string[]) =>
    knex.transaction(trx =>
      insertRows<OutboxRow>(trx, 'outbox', texts.map(message), ['id']),
    );

  it('are inserted in their order, however many they are', async () => {
    const texts = Array.from({ length: 5001 }, (_, n) => `${(n * 7) % 5001}`);
    expect(await insert(texts)).toHaveLength(texts.length);
    expect(await payloads()).toEqual(texts);
  });

  it('hold what they were given', async () => {
    await knex.transaction(async trx => {
      expect(await insertRows(trx, 'outbox', TEXTS.map(message))).toEqual([]);
    });
    expect(await payloads()).toEqual(TEXTS);
    const [{ available_at }] = await knex('outbox');
    expect(new Date(available_at)).toEqual(AT);
  });

  it('are merged into those with the same keys, and others are added', async () => {
    const [{ id }] = await insert(['old']);
    const next = Number(id) + 1;
    await knex.transaction(trx =>
      mergeRows(
        trx,
        'outbox',
        [
          { id, ...message('changed') },
          { id: next, ...message('new') },
        ],
        ['id'],
      ),
    );
    expect(await payloads()).toEqual(['changed', 'new']);
  });

  it('are updated by their ids, and others stay', async () => {
    const ids = (await insert(['a', 'b', 'c'])).map(row => Number(row.id));
    const [a, , c] = ids.sort((x, y) => x - y);
    await knex.transaction(trx =>
      updateRows(trx, 'outbox', [
        { id: c, ...message('changed c') },
        { id: a, ...message('changed a') },
      ]),
    );
    expect(await payloads()).toEqual(['changed a', 'b', 'changed c']);
  });

  it('may be none', async () => {
    await knex.transaction(async trx => {
      expect(await insertRows<OutboxRow>(trx, 'outbox', [], ['id'])).toEqual(
        [],
      );
      await mergeRows(trx, 'outbox', [], ['id']);
      await updateRows(trx, 'outbox', []);
    });
    expect(await payloads()).toEqual([]);
  });
});
