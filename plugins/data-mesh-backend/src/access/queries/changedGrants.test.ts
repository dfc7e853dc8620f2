import { parseContract } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/databases';
import { MIGRATIONS_DIRECTORY } from '../../database/migrate';
import { insertGrant } from '../__testUtils__/insertRows';
import { changedGrants } from './changedGrants';

const databases = createTestDatabases();

const NOW = new Date('2026-01-15T10:00:00.000Z');
const ORDERS = 'dataproduct:default/orders';

const contractOf = (columns: string[], roles: string[]) =>
  JSON.stringify(
    parseContract(`
apiVersion: v3.1.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties: [${columns.map(name => `{ name: ${name} }`)}]
roles: [${roles.map(role => `{ role: ${role} }`)}]
`).contract,
  );

const CONTRACTS: Record<string, string | null> = {
  first: contractOf(['id', 'amount'], ['reader']),
  reworded: contractOf(['id', 'amount'], ['reader', 'writer']),
  grown: contractOf(['id', 'amount', 'email'], ['reader']),
  roleless: contractOf(['id', 'amount'], ['writer']),
  unreadable: null,
};

// Each case has a port of its own; 'gone' is a contract that is not kept.
const CASES = [
  { pinned: 'first', now: 'first', changed: false },
  { pinned: 'first', now: 'reworded', changed: false },
  { pinned: 'first', now: 'grown', changed: true },
  { pinned: 'first', now: 'roleless', changed: true },
  { pinned: 'first', now: 'unreadable', changed: true },
  { pinned: 'unreadable', now: 'first', changed: true },
  { pinned: 'gone', now: 'first', changed: true },
  { pinned: 'unreadable', now: 'unreadable', changed: false },
  { pinned: 'first', now: undefined, changed: false },
  { pinned: null, now: 'grown', changed: false },
  { pinned: 'first', now: 'roleless', role: '', changed: false },
  { pinned: 'first', now: 'grown', all: false, changed: false },
];

describe.each(databases.eachSupportedId())(
  'grants whose port promises something else on %s',
  databaseId => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
      await knex('products').insert({
        ref: ORDERS,
        content_hash: '',
        revision: 1,
        projection_version: 1,
        projection: '{}',
        document: '{}',
        first_seen_at: NOW,
        updated_at: NOW,
      });
      for (const [hash, contract] of Object.entries(CONTRACTS)) {
        await knex('contracts').insert({
          hash,
          text: '',
          reader_version: 1,
          contract,
          problems: '[]',
          technologies: '[]',
          column_count: 0,
        });
      }
    });

    it('are told from the others of the same answer', async () => {
      const rows = [];
      for (const [n, each] of CASES.entries()) {
        const { pinned, now, role = 'reader', all = true } = each;
        const port = `port-${n}`;
        // What the port had before says nothing.
        for (const [revision, hash] of ['grown', now].entries()) {
          if (hash !== undefined) {
            await knex('contract_revisions').insert({
              product_ref: ORDERS,
              port,
              revision,
              hash,
              first_seen_at: NOW,
              last_seen_at: revision === 0 ? NOW : null,
            });
          }
        }
        rows.push(
          await insertGrant(knex, {
            id: port,
            port,
            role,
            contract_hash: pinned,
            snapshot: JSON.stringify({
              columns: [{ schema: 'orders', paths: ['id', 'amount'] }],
              allColumns: all,
            }),
            starts_at: NOW,
            ends_at: NOW,
          }),
        );
      }
      const changed = await changedGrants(knex, rows);
      expect(
        CASES.map((each, n) => ({
          ...each,
          changed: changed.has(`port-${n}`),
        })),
      ).toEqual(CASES);
    });

    it('are none of no grants', async () => {
      expect(await changedGrants(knex, [])).toEqual(new Set());
    });
  },
);
