import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/databases';
import { MIGRATIONS_DIRECTORY } from '../../database/migrate';
import type { ContractRow } from '../../database/tables';
import { PROJECTION_VERSION } from '../../products/projection/types';
import {
  ContractMemory,
  contractKey,
  type WantedContract,
} from './ContractMemory';

const databases = createTestDatabases();

/** As hashes are in the database. */
const hash = (letter: string) => letter.repeat(64);

const row = (letter: string, parts: Partial<ContractRow> = {}) => ({
  hash: hash(letter),
  text: '',
  reader_version: PROJECTION_VERSION,
  contract: JSON.stringify({ id: letter }),
  problems: '["p"]',
  technologies: '[]',
  column_count: 0,
  ...parts,
});

type Made = { id: string | undefined; variant: string; problems: string };

describe.each(databases.eachSupportedId())(
  'what was made of contracts, on %s',
  id => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(id);
      await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
    });

    beforeEach(async () => {
      await knex<ContractRow>('contracts').delete();
      await knex<ContractRow>('contracts').insert(
        ['a', 'b', 'c'].map(letter => row(letter)),
      );
    });

    /** A memory, and what it made since it was asked last. */
    const remember = (mostWeight = 100) => {
      const made: string[] = [];
      const memory = new ContractMemory<Made>({
        read: (contract, variant, { problems }) => {
          made.push(`${contract.id}${variant}`);
          return { id: contract.id, variant, problems };
        },
        weigh: () => 9,
        mostWeight,
      });
      const read = async (...wanted: Array<string | WantedContract>) =>
        memory.read(
          knex,
          wanted.map(each =>
            typeof each === 'string' ? { hash: hash(each) } : each,
          ),
        );
      return { read, made: () => made.splice(0) };
    };

    it('is made once', async () => {
      const { read, made } = remember();
      const first = await read('a', 'b', 'a');
      expect(first.get(hash('a'))).toEqual({
        id: 'a',
        variant: '',
        problems: '["p"]',
      });
      expect(made().sort()).toEqual(['a', 'b']);
      expect((await read('b', 'a')).get(hash('a'))).toBe(first.get(hash('a')));
      expect(made()).toEqual([]);
    });

    it('is made for each of what it is read for, of a contract that is read once', async () => {
      const { read, made } = remember();
      const statements = jest.fn();
      knex.on('query', statements);
      const found = await read(
        { hash: hash('a'), variant: 'x' },
        { hash: hash('a'), variant: 'y' },
      );
      knex.off('query', statements);
      expect(statements).toHaveBeenCalledTimes(1);
      expect(made()).toEqual(['ax', 'ay']);
      expect(found.get(contractKey(hash('a'), 'y'))?.variant).toBe('y');
      expect((await read('a')).get(contractKey(hash('a')))?.variant).toBe('');
    });

    it('is left out where there is no contract, or one that cannot be read, which is looked at again', async () => {
      const { read } = remember();
      await knex<ContractRow>('contracts')
        .where({ hash: hash('a') })
        .update({ contract: null });
      expect([...(await read('a', 'd')).keys()]).toEqual([]);
      await knex<ContractRow>('contracts')
        .where({ hash: hash('a') })
        .update({ contract: '{"id":"a"}' });
      expect((await read('a')).size).toBe(1);
    });

    it.each([
      ['an older', -1],
      ['a newer', 1],
    ])(
      'is not kept of what %s version of the code read',
      async (_, difference) => {
        const { read, made } = remember();
        await knex<ContractRow>('contracts')
          .where({ hash: hash('a') })
          .update({
            reader_version: PROJECTION_VERSION + difference,
            contract: '{"id":"of another version"}',
          });
        expect((await read('a')).get(hash('a'))?.id).toBe('of another version');
        await knex<ContractRow>('contracts')
          .where({ hash: hash('a') })
          .update({
            reader_version: PROJECTION_VERSION,
            contract: '{"id":"of this version"}',
          });
        expect((await read('a')).get(hash('a'))?.id).toBe('of this version');
        made();
        await read('a');
        expect(made()).toEqual([]);
      },
    );

    it('is forgotten when there is too much of it, the longest unused first', async () => {
      // Each weighs ten, with its place.
      const { read, made } = remember(20);
      await read('a', 'b');
      await read('a');
      await read('c');
      made();
      await read('a', 'c');
      expect(made()).toEqual([]);
      await read('b');
      expect(made()).toEqual(['b']);
    });

    it('may weigh what its contract takes as text', async () => {
      const weighed: number[] = [];
      const memory = new ContractMemory<object>({
        read: contract => contract,
        weigh: (_, text) => {
          weighed.push(text.length);
          return text.length;
        },
        mostWeight: 1,
      });
      const { contract } = row('a');
      await memory.read(knex, [{ hash: hash('a') }]);
      expect(weighed).toEqual([contract!.length]);
    });

    it('is told, and kept until the next, when it alone is too much', async () => {
      const { read, made } = remember(5);
      expect((await read('a', 'b')).size).toBe(2);
      made();
      await read('b');
      expect(made()).toEqual([]);
      await read('a');
      expect(made()).toEqual(['a']);
    });

    it('are many contracts, read in pieces', async () => {
      const { read } = remember(10_000);
      const many = Array.from({ length: 120 }, (_, n) =>
        String(n).padStart(64, '0'),
      );
      await knex.batchInsert(
        'contracts',
        many.map(each => ({ ...row('m'), hash: each })),
        50,
      );
      const found = await read(...many.map(each => ({ hash: each })));
      expect(found.size).toBe(120);
    });
  },
);
