import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { toIso, type DatabaseInstant } from './instants';
import { readTogether } from './readTogether';

const databases = createTestDatabases();

type Row = {
  id: number;
  big: number | string | null;
  share: number | null;
  at: DatabaseInstant | null;
  words: string | null;
};

const AT = '2026-03-29T01:30:00.123Z';
const WORDS = `a 'quoted' "line"\n\\u0041 ünïcödé 🍃 {"json": [null]}`;

describe.each(databases.eachSupportedId())(
  'rows that are read together, on %s',
  id => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(id);
      await knex.schema.createTable('things', table => {
        table.integer('id').primary();
        table.bigInteger('big');
        table.double('share');
        table.dateTime('at');
        table.text('words');
      });
      await knex('things').insert([
        { id: 1, big: 2 ** 53 - 1, share: 0.1 + 0.2, at: AT, words: WORDS },
        { id: 2, big: -1, share: 1e-300, at: new Date(AT), words: '' },
        { id: 3, big: null, share: null, at: null, words: null },
      ]);
    });

    const read = (order: 'asc' | 'desc') =>
      readTogether<{ all: Row; late: Pick<Row, 'id'>; none: Row }>(knex, {
        all: knex('things').orderBy('id', order),
        late: knex('things')
          .where('id', '>', 1)
          .orderBy('id', order)
          .limit(1)
          .select('id'),
        none: knex('things').where({ words: 'of nobody' }),
      });

    it('say the same as alone', async () => {
      const { all } = await read('asc');
      expect(
        all.map(({ big, at, ...rest }) => ({
          ...rest,
          big: big === null ? null : Number(big),
          at: at === null ? null : toIso(at),
        })),
      ).toEqual([
        { id: 1, big: 2 ** 53 - 1, share: 0.1 + 0.2, at: AT, words: WORDS },
        { id: 2, big: -1, share: 1e-300, at: AT, words: '' },
        { id: 3, big: null, share: null, at: null, words: null },
      ]);
    });

    it('are those of each query, in its order, and no more than it allows', async () => {
      const { all, late, none } = await read('desc');
      expect(all.map(row => row.id)).toEqual([3, 2, 1]);
      expect(late).toEqual([{ id: 3 }]);
      expect(none).toEqual([]);
      expect((await read('asc')).late).toEqual([{ id: 2 }]);
    });

    it('are one statement, but for SQLite, which has no way to go', async () => {
      const statements = jest.fn();
      knex.on('query', statements);
      await read('asc');
      knex.off('query', statements);
      expect(statements).toHaveBeenCalledTimes(id === 'SQLITE_3' ? 3 : 1);
    });
  },
);
