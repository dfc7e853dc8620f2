import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { Ledger } from '../ledger/Ledger';
import { MIGRATIONS_DIRECTORY } from '../database/migrate';
import type { AuditEntryRow, AuditHeadRow } from '../database/tables';
import { exportAudit } from './exportAudit';
import { canonicalJson } from './hashEntry';
import { listAuditEntries } from './listAuditEntries';
import { verifyAudit } from './verifyAudit';

const databases = createTestDatabases();
const NOW = new Date('2026-01-15T10:00:00.000Z');
const ACTIONS = ['request.created', 'request.approved', 'grant.opened'];

async function open(databaseId: Parameters<typeof databases.init>[0]) {
  const knex = await databases.init(databaseId);
  await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
  return knex;
}

/** Writes entries as operations do, some in one transaction. */
async function writeEntries(knex: Knex, count: number, from = NOW) {
  for (let n = 0; n < count; n += 3) {
    const ledger = new Ledger({
      knex,
      now: async () => new Date(from.getTime() + n * 1000),
    });
    await ledger.transact({ ref: `user:default/person-${n % 4}` }, async t => {
      for (let each = n; each < Math.min(n + 3, count); each++) {
        t.audit({
          action: ACTIONS[each % 3],
          requestId: `request-${each % 5}`,
          grantId: each % 2 === 0 ? undefined : `grant-${each}`,
          product: 'dataproduct:default/orders',
          consumer: `group:default/team-${each % 2}`,
          data: { step: each, comment: `Entry "${each}"\n`, 10: 'x', a: null },
        });
      }
    });
  }
}

async function read(text: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const part of text) {
    all += part;
  }
  return all;
}

/** Runs the command for auditors on an exported log. */
async function verifyFile(
  text: string,
  ...options: string[]
): Promise<{ code: number; output: string }> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'data-mesh-audit-'));
  try {
    const file = path.join(folder, 'audit.jsonl');
    await fs.writeFile(file, text);
    return await new Promise(resolve => {
      execFile(
        process.execPath,
        [
          path.resolve(__dirname, '../../bin/verify-audit-log.mjs'),
          ...options,
          file,
        ],
        (error, stdout, stderr) =>
          resolve({
            code: error ? Number(error.code) : 0,
            output: stdout + stderr,
          }),
      );
    });
  } finally {
    await fs.rm(folder, { recursive: true });
  }
}

describe.each(databases.eachSupportedId())(
  'the audit log on %s',
  databaseId => {
    describe('that nobody touched', () => {
      let knex: Knex;

      beforeAll(async () => {
        knex = await open(databaseId);
        await writeEntries(knex, 1100);
      });

      it('is whole, also where it is longer than what is read at once', async () => {
        const head = await knex<AuditHeadRow>('audit_head').first();
        expect(await verifyAudit(knex, NOW)).toEqual({
          whole: true,
          entries: 1100,
          head: head!.hash,
          verifiedAt: NOW.toISOString(),
        });
      });

      it('is exported whole, and verified without the backend', async () => {
        const text = await read(exportAudit(knex, {}));
        const lines = text.trimEnd().split('\n');
        expect(lines.map(line => JSON.parse(line).seq)).toEqual(
          Array.from({ length: 1100 }, (_, index) => index + 1),
        );
        const head = JSON.parse(lines[1099]).hash;
        expect(await verifyFile(text, '--head', head)).toEqual({
          code: 0,
          output: `The log is whole: 1100 entries, the last is 1100 with the hash ${head}\n`,
        });
      });

      it('is exported in part with what passes the filter, which is verified too', async () => {
        const text = await read(
          exportAudit(knex, {
            action: ['grant.opened'],
            consumer: 'group:default/team-1',
          }),
        );
        const entries = text
          .trimEnd()
          .split('\n')
          .map(line => JSON.parse(line));
        expect(entries.length).toBeGreaterThan(100);
        expect(new Set(entries.map(each => each.action))).toEqual(
          new Set(['grant.opened']),
        );
        expect((await verifyFile(text, '--partial')).code).toBe(0);
        // Without the option, what is missing is a breach.
        expect((await verifyFile(text)).code).toBe(1);
        const edited = text.replace('Entry \\"5\\"', 'Entry \\"6\\"');
        expect(edited).not.toBe(text);
        expect((await verifyFile(edited, '--partial')).code).toBe(1);
      });

      it('is exported no further than its reader reads', async () => {
        const queries: string[] = [];
        const listen = (query: { sql: string }) => queries.push(query.sql);
        knex.on('query', listen);
        const reader = exportAudit(knex, {})[Symbol.asyncIterator]();
        await reader.next();
        await reader.return?.(undefined);
        knex.removeListener('query', listen);
        // The head and one batch.
        expect(queries).toHaveLength(2);
      });

      it('is listed newest first, each entry once, whatever the filter', async () => {
        const all = (await read(exportAudit(knex, {})))
          .trimEnd()
          .split('\n')
          .map(line => JSON.parse(line))
          .reverse();
        await fc.assert(
          fc.asyncProperty(
            fc.record(
              {
                action: fc.subarray(ACTIONS, { minLength: 1 }),
                actor: fc.constantFrom(
                  'user:default/person-1',
                  'user:default/x',
                ),
                consumer: fc.constantFrom('group:default/team-0'),
                requestId: fc.constantFrom('request-2', 'request-3'),
                from: fc.constantFrom('2026-01-15T10:05:00.000Z'),
                to: fc.constantFrom('2026-01-15T10:10:00.000Z'),
              },
              { requiredKeys: [] },
            ),
            fc.integer({ min: 50, max: 200 }),
            async (filter, limit) => {
              const found: number[] = [];
              let cursor: string | undefined;
              do {
                const page = await listAuditEntries(knex, filter, {
                  limit,
                  cursor,
                });
                found.push(...page.items.map(item => item.seq));
                cursor = page.nextCursor;
              } while (cursor);
              const expected = all
                .filter(
                  each =>
                    (!filter.action || filter.action.includes(each.action)) &&
                    (!filter.actor || filter.actor === each.actor) &&
                    (!filter.consumer || filter.consumer === each.consumer) &&
                    (!filter.requestId ||
                      filter.requestId === each.requestId) &&
                    (!filter.from || each.at >= filter.from) &&
                    (!filter.to || each.at < filter.to),
                )
                .map(each => each.seq);
              expect(found).toEqual(expected);
            },
          ),
          { numRuns: 40 },
        );
      });
    });

    describe('that somebody touched', () => {
      let knex: Knex;
      let rows: AuditEntryRow[];
      let head: AuditHeadRow;
      const COUNT = 24;

      beforeAll(async () => {
        knex = await open(databaseId);
        await writeEntries(knex, COUNT);
        rows = await knex<AuditEntryRow>('audit_entries').orderBy('seq');
        head = (await knex<AuditHeadRow>('audit_head').first())!;
      });

      afterEach(async () => {
        await knex('audit_entries').delete();
        await knex.batchInsert('audit_entries', rows, 50);
        await knex('audit_head').update({ seq: head.seq, hash: head.hash });
      });

      const entry = (seq: number) =>
        knex<AuditEntryRow>('audit_entries').where({ seq });

      const FIELDS = [
        'at',
        'actor',
        'on_behalf_of',
        'action',
        'request_id',
        'grant_id',
        'product_ref',
        'consumer_ref',
        'data',
        'previous_hash',
        'hash',
      ] as const;

      it.each(FIELDS)(
        'failure mode 25: an edited %s of any entry is found, and it is said which',
        async field => {
          await fc.assert(
            fc.asyncProperty(
              fc.integer({ min: 1, max: COUNT }),
              fc.constantFrom('x', '', null, 'a longer text'),
              async (seq, text) => {
                const before = rows[seq - 1][field];
                const value =
                  field === 'data'
                    ? canonicalJson({ ...JSON.parse(before!), step: text })
                    : text;
                const isRequired = ![
                  'on_behalf_of',
                  'request_id',
                  'grant_id',
                  'product_ref',
                  'consumer_ref',
                ].includes(field);
                if (value === before || (value === null && isRequired)) {
                  return;
                }
                await entry(seq).update({ [field]: value });
                const verdict = await verifyAudit(knex, NOW);
                await entry(seq).update({ [field]: before });
                expect(verdict).toMatchObject({
                  whole: false,
                  entries: seq - 1,
                  breach: { seq },
                });
              },
            ),
            { numRuns: 25 },
          );
          expect((await verifyAudit(knex, NOW)).whole).toBe(true);
        },
      );

      it('failure mode 25: data that means the same in other bytes is found', async () => {
        await entry(7).update({ data: ` ${rows[6].data}` });
        expect((await verifyAudit(knex, NOW)).breach).toEqual({
          seq: 7,
          message:
            'Entry 7 is not what was written: its data is not in canonical form.',
        });
        await entry(7).update({ data: '{' });
        expect((await verifyAudit(knex, NOW)).breach?.seq).toBe(7);
      });

      it.each([1, 12, COUNT])(
        'failure mode 25: a deleted entry is found: %s',
        async seq => {
          await entry(seq).delete();
          expect(await verifyAudit(knex, NOW)).toMatchObject({
            whole: false,
            breach: {
              seq,
              message: expect.stringContaining(`Entry ${seq} is missing`),
            },
          });
        },
      );

      it('failure mode 25: a tail that was cut off is found, also when all is', async () => {
        await knex('audit_entries').where('seq', '>', 20).delete();
        expect((await verifyAudit(knex, NOW)).breach).toEqual({
          seq: 21,
          message:
            'Entry 21 is missing: the log ends before its head, entry 24.',
        });
        await knex('audit_entries').delete();
        expect((await verifyAudit(knex, NOW)).breach?.seq).toBe(1);
      });

      it('failure mode 25: entries that changed places are found', async () => {
        await entry(5).update({ seq: 1000 });
        await entry(6).update({ seq: 5 });
        await entry(1000).update({ seq: 6 });
        expect((await verifyAudit(knex, NOW)).breach?.seq).toBe(5);
      });

      it.each([0, -3, COUNT + 1, COUNT + 9])(
        'failure mode 25: an entry that was put in at %s is found',
        async seq => {
          const template = rows[seq > COUNT ? COUNT - 1 : 0];
          await knex('audit_entries').insert({ ...template, seq });
          const verdict = await verifyAudit(knex, NOW);
          expect(verdict.whole).toBe(false);
          expect(verdict.breach?.message).toMatch(/Entry/);
        },
      );

      it('failure mode 25: a log that was written anew from one entry on is found by the head, and by who noted it', async () => {
        const text = await read(exportAudit(knex, {}));
        await knex('audit_entries').delete();
        await knex('audit_head').update({ seq: 0, hash: '0'.repeat(64) });
        await writeEntries(knex, COUNT, new Date(NOW.getTime() + 1));
        // Consistent in itself: only who knows the old head can tell.
        expect((await verifyAudit(knex, NOW)).whole).toBe(true);
        const anew = await read(exportAudit(knex, {}));
        expect((await verifyFile(anew)).code).toBe(0);
        const { code, output } = await verifyFile(anew, '--head', head.hash);
        expect(code).toBe(1);
        expect(output).toContain('not with the given head');
        expect((await verifyFile(text, '--head', head.hash)).code).toBe(0);
      });

      it('failure mode 25: a changed or lost head row is found', async () => {
        await knex('audit_head').update({ hash: 'f'.repeat(64) });
        expect((await verifyAudit(knex, NOW)).breach?.message).toContain(
          'is not the head of the log',
        );
        await knex('audit_head').delete();
        expect((await verifyAudit(knex, NOW)).breach?.message).toContain(
          'lost its head row',
        );
        await expect(writeEntries(knex, 1)).rejects.toThrow(
          'lost its head row',
        );
        await knex('audit_head').insert(head);
      });

      it('failure mode 25: an edited, deleted or cut line of an export is found', async () => {
        const lines = (await read(exportAudit(knex, {}))).trimEnd().split('\n');
        const edited = lines.with(
          9,
          lines[9].replace('request-4', 'request-3'),
        );
        expect(edited).not.toEqual(lines);
        expect(await verifyFile(edited.join('\n'))).toEqual({
          code: 1,
          output:
            'The log is broken after 9 whole entries: Entry 10 is not what was written.\n',
        });
        expect(await verifyFile(lines.toSpliced(9, 1).join('\n'))).toEqual({
          code: 1,
          output:
            'The log is broken after 9 whole entries: Line 10: after entry 9 comes 11.\n',
        });
        const cut = lines.join('\n').slice(0, -20);
        expect((await verifyFile(cut)).output).toContain('Line 24 is not JSON');
        expect((await verifyFile('', '--head', head.hash)).code).toBe(1);
      });
    });

    it('failure mode 25: nothing happens that the log does not hold', async () => {
      const knex = await open(databaseId);
      const ledger = new Ledger({ knex, now: async () => NOW });
      await knex('audit_head').delete();
      await expect(
        ledger.transact({ ref: 'user:default/ann' }, async t => {
          t.tell({ kind: 'event', topic: 'x', payload: {} });
          t.audit({ action: 'request.created', data: {} });
        }),
      ).rejects.toThrow('nothing is changed');
      expect(await knex('outbox')).toEqual([]);
    });
  },
);

describe('canonical JSON', () => {
  it('has one form for a value, whatever the order of its keys, and loses nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
    expect(
      canonicalJson({ b: 1, 10: 2, 9: 3, a: { d: [], c: undefined } }),
    ).toBe('{"10":2,"9":3,"a":{"d":[]},"b":1}');
  });
});
