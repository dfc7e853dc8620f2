import fc from 'fast-check';
import { createTestDatabases } from '../../__testUtils__/databases';
import { TestAccess } from '../__testUtils__/TestAccess';
import { commentRequest } from './operations/commentRequest';
import { delegateRequest } from './operations/delegateRequest';
import { escalateRequest } from './operations/escalateRequest';
import { withdrawRequest } from './operations/withdrawRequest';
import { approversOf, delegationsOf } from './record';
import { RequestSweep } from './workers/RequestSweep';

const databases = createTestDatabases();

jest.setTimeout(180_000);

const USERS = [
  'user:analyst',
  'user:campaigner',
  'user:order-owner',
  'user:order-engineer',
  'user:director',
  'user:dpo',
  'user:outsider',
];
const GROUPS = [
  'group:marketing',
  'group:order-team',
  'group:operations',
  'group:data-protection',
];
const full = (ref: string) => ref.replace(':', ':default/');

type Move =
  | { kind: 'ask'; user: string; role: string; consumer?: string }
  | { kind: 'decide'; user: string; verdict: 'approve' | 'reject' }
  | { kind: 'withdraw' | 'escalate' | 'comment'; user: string }
  | { kind: 'delegate'; user: string; to: string }
  | { kind: 'pass'; days: number }
  | { kind: 'sweep' }
  | { kind: 'join'; user: string; group: string }
  | { kind: 'leave'; user: string };

const user = fc.constantFrom(...USERS);
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      user,
      role: fc.constantFrom('reader', 'full_reader', 'lines_reader'),
      consumer: fc.constantFrom(
        undefined,
        'group:default/marketing',
        'group:default/order-team',
        'component:default/shop-ui',
      ),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      user,
      verdict: fc.constantFrom(
        'approve' as const,
        'approve' as const,
        'approve' as const,
        'reject' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'withdraw' as const,
        'escalate' as const,
        'escalate' as const,
        'comment' as const,
      ),
      user,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('delegate' as const),
      user,
      to: fc.constantFrom(...USERS, ...GROUPS),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      days: fc.constantFrom(1, 3, 8, 31),
    }),
  },
  { weight: 3, arbitrary: fc.constant<Move>({ kind: 'sweep' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('join' as const),
      user,
      group: fc.constantFrom(...GROUPS),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('leave' as const), user }),
  },
);

/** What a refusal may be; anything else is a mistake of ours. */
const REFUSALS = [
  'ConflictError',
  'GoneError',
  'InputError',
  'NotAllowedError',
  'NotFoundError',
];

describe('requests, whatever happens to them in whatever order', () => {
  let access: TestAccess;

  beforeAll(async () => {
    access = await TestAccess.create(await databases.init('SQLITE_3'));
  });

  /** Does one thing to the request that was made last. */
  const play = async (move: Move, newest: () => Promise<string>) => {
    const { room } = access;
    switch (move.kind) {
      case 'ask':
        return access.ask(
          { role: move.role, consumer: move.consumer },
          move.user,
        );
      case 'decide':
        return access.decide(await newest(), move.user, move.verdict);
      case 'withdraw':
        return withdrawRequest(
          room,
          await access.caller(move.user),
          await newest(),
          {},
        );
      case 'escalate':
        return escalateRequest(
          room,
          await access.caller(move.user),
          await newest(),
          {},
        );
      case 'comment':
        return commentRequest(
          room,
          await access.caller(move.user),
          await newest(),
          { comment: 'Hm.' },
        );
      case 'delegate':
        return delegateRequest(
          room,
          await access.caller(move.user),
          await newest(),
          { to: full(move.to) },
        );
      case 'pass':
        return access.pass({ days: move.days });
      case 'sweep':
        return new RequestSweep(room).run();
      case 'join':
        return access.people.user(move.user, move.group);
      default:
        return access.people.remove(move.user);
    }
  };

  /** All that must hold in the database at any moment, in words. */
  const violations = async (): Promise<string[]> => {
    const { knex } = access;
    const found = new Array<string>();
    const requests = await knex('access_requests');
    const grants = await knex('access_grants');
    for (const { id } of requests) {
      const { row, steps, decisions } = await access.read(id);
      const open = steps.filter(step => step.status === 'open');
      const isPending = row.state === 'pending';
      if (open.length !== (isPending ? 1 : 0)) {
        found.push(`${row.state} with ${open.length} open steps`);
      }
      const passed = open.flatMap(delegationsOf).map(({ from }) => from);
      const expected = [
        ...open.flatMap(approversOf),
        ...open.flatMap(delegationsOf).map(({ to }) => to),
      ].filter(ref => !passed.includes(ref));
      const waits = await access.waitsFor(id);
      if (waits.join() !== [...new Set(expected)].sort().join()) {
        found.push(`${row.state} waits for ${waits}, not for ${expected}`);
      }
      if (isPending !== (row.due_at !== null)) {
        found.push(`${row.state} is due at ${row.due_at}`);
      }
      if ((row.state === 'approved') !== (row.grant_id !== null)) {
        found.push(`${row.state} with the grant ${row.grant_id}`);
      }
      for (const step of row.state === 'approved' ? steps : []) {
        const yes = decisions.filter(
          each => each.position === step.position && each.verdict === 'approve',
        );
        if (yes.length === 0) {
          found.push(`step ${step.position} was approved by nobody`);
        }
      }
      for (const each of decisions) {
        if ([row.requester_ref, row.consumer_ref].includes(each.by_ref)) {
          found.push(`${each.by_ref} decided for themselves`);
        }
      }
      const actions = (await access.audit(id)).map(({ action }) => action);
      const ends = actions.filter(action =>
        /^request\.(approved|rejected|withdrawn|expired|closed)$/.test(action),
      );
      const wanted = isPending ? [] : [`request.${row.state}`];
      if (ends.join() !== wanted.join() || actions[0] !== 'request.created') {
        found.push(`${row.state}, and the log says ${actions}`);
      }
    }
    const approved = requests.filter(row => row.state === 'approved').length;
    if (grants.length > approved) {
      found.push(`${grants.length} grants of ${approved} approved requests`);
    }
    const [head] = await knex('audit_head');
    const entries = await knex('audit_entries').orderBy('seq');
    if (
      Number(head.seq) !== entries.length ||
      entries.some((entry, nth) => Number(entry.seq) !== nth + 1)
    ) {
      found.push('the log has gaps');
    }
    return found;
  };

  it('leave the ledger whole', async () => {
    const ends = new Set<string>();
    let refused = 0;
    await fc.assert(
      fc
        .asyncProperty(fc.array(anyMove, { maxLength: 30 }), async moves => {
          const { knex } = access;
          const logged = async () =>
            Number((await knex('audit_head').first()).seq);
          const newest = async () =>
            (await knex('access_requests').orderBy('rowid', 'desc').first())
              ?.id ?? '00000000-0000-4000-8000-000000000000';
          for (const move of [
            { kind: 'ask', user: 'user:analyst', role: 'full_reader' } as Move,
            ...moves,
          ]) {
            const before = await logged();
            const error = await play(move, newest).then(
              () => undefined,
              (e: Error) => e,
            );
            refused += error ? 1 : 0;
            expect([undefined, ...REFUSALS]).toContain(error?.name);
            // What is refused changes nothing.
            expect(error ? await logged() : before).toBe(before);
            expect(await violations()).toEqual([]);
          }
          for (const row of await knex('access_requests')) {
            ends.add(row.state);
          }
        })
        .beforeEach(() => access.reset()),
      {
        numRuns: 60,
        // Rare ends, so that no run is without them.
        examples: [
          [[{ kind: 'withdraw', user: 'user:analyst' }]],
          [[{ kind: 'pass', days: 31 }, { kind: 'sweep' }]],
          [
            [
              { kind: 'decide', user: 'user:order-owner', verdict: 'approve' },
              { kind: 'decide', user: 'user:dpo', verdict: 'approve' },
            ],
          ],
          [[{ kind: 'decide', user: 'user:order-owner', verdict: 'reject' }]],
        ],
      },
    );
    // What never happened was not tested.
    expect([...ends].sort()).toEqual([
      'approved',
      'expired',
      'pending',
      'rejected',
      'withdrawn',
    ]);
    expect(refused).toBeGreaterThan(100);
  });
});
