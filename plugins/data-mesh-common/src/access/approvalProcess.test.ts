import fc from 'fast-check';
import type { ApprovalMode } from './approvalPlan';
import {
  beginApproval,
  decideStep,
  endRequest,
  type ApprovalProcess,
} from './approvalProcess';
import { eligiblePeople, type DelegationFacts } from './eligibility';
import { REQUEST_MOVES, type RequestState } from './requestStates';

const PEOPLE = ['ann', 'bob', 'cai', 'dee', 'eve', 'fay'];

/** One step that asks some, with nobody in a conflict of interest. */
const facts = (...approvers: string[]) => ({
  requester: 'req',
  consumer: 'req',
  beneficiaries: ['req'],
  approvers,
  delegations: [] as DelegationFacts[],
});
const approve = (by: string) => ({ by, verdict: 'approve' as const });
const reject = (by: string) => ({ by, verdict: 'reject' as const });

describe('a request on its way', () => {
  it('is approved by the last step only', () => {
    let process = beginApproval([{ mode: 'any' }, { mode: 'any' }]);
    const first = decideStep(process, approve('ann'), facts('ann'));
    expect(first).toMatchObject({
      effect: 'next-step',
      process: { state: 'pending', step: 1 },
    });
    process = first.process;
    const second = decideStep(process, approve('bob'), facts('bob'));
    expect(second).toMatchObject({
      effect: 'approved',
      process: { state: 'approved' },
    });
    expect(second.process.step).toBeUndefined();
  });

  it('is rejected by any step, and asks nobody else then', () => {
    const { process, effect } = decideStep(
      beginApproval([{ mode: 'all' }, { mode: 'any' }]),
      reject('ann'),
      facts('ann', 'bob'),
    );
    expect(effect).toBe('rejected');
    expect(process.steps.map(step => step.status)).toEqual([
      'rejected',
      'skipped',
    ]);
  });

  it('tells in whose place a delegate decided', () => {
    const { delegatedBy } = decideStep(
      beginApproval([{ mode: 'any' }]),
      approve('bob'),
      {
        ...facts('ann'),
        delegations: [{ from: 'ann', to: 'bob', people: ['bob'] }],
      },
    );
    expect(delegatedBy).toBe('ann');
  });

  it('is never made without a step', () => {
    expect(() => beginApproval([])).toThrow(/nobody/);
  });

  it.each(
    (Object.keys(REQUEST_MOVES) as RequestState[]).filter(
      state => state !== 'pending' && state !== 'draft',
    ),
  )('stays %s whatever is asked of it, with a message that says so', state => {
    const over: ApprovalProcess = {
      state,
      steps: [{ mode: 'any', status: 'open' }],
      step: 0,
      decisions: [],
    };
    const said = new RegExp(state);
    expect(() => decideStep(over, approve('ann'), facts('ann'))).toThrow(said);
    for (const move of ['withdraw', 'expire', 'close'] as const) {
      expect(() => endRequest(over, move)).toThrow(said);
    }
  });
});

type Move =
  | { kind: 'decide'; by: string; verdict: 'approve' | 'reject' }
  | { kind: 'withdraw' | 'expire' | 'close' }
  | { kind: 'escalate'; to: string[] }
  | { kind: 'delegate'; from: string; to: string[] }
  | { kind: 'leave'; person: string }
  | { kind: 'join'; person: string };

const anyone = fc.constantFrom(...PEOPLE, 'req');
const some = fc.uniqueArray(anyone, { maxLength: 4 });
const anyStep = fc.record({
  mode: fc.constantFrom<ApprovalMode>('any', 'all', 'quorum'),
  quorum: fc.integer({ min: 1, max: 3 }),
  approvers: some,
});
const decision = fc.record({
  kind: fc.constant('decide' as const),
  by: anyone,
  verdict: fc.constantFrom(
    'approve' as const,
    'approve' as const,
    'reject' as const,
  ),
});
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 10, arbitrary: decision },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'withdraw' as const,
        'expire' as const,
        'close' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('escalate' as const), to: some }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('delegate' as const),
      from: anyone,
      to: some,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('leave' as const, 'join' as const),
      person: anyone,
    }),
  },
);

/** What the catalog and the plan say, kept by the test in its own way. */
class World {
  readonly gone = new Set<string>();
  readonly consumers: Set<string>;
  readonly delegations = new Array<{ from: string; to: string[] }>();
  constructor(
    consumers: string[],
    public approvers: string[],
  ) {
    this.consumers = new Set(['req', ...consumers]);
  }

  facts() {
    const here = (people: string[]) => people.filter(p => !this.gone.has(p));
    return {
      requester: 'req',
      consumer: 'group',
      beneficiaries: here([...this.consumers]),
      approvers: here(this.approvers),
      delegations: this.delegations.map(({ from, to }) => ({
        from,
        to: to.join(),
        people: here(to),
      })),
    };
  }

  /** Who may decide, found person by person. */
  may(person: string): boolean {
    if (this.gone.has(person) || this.consumers.has(person)) {
      return false;
    }
    let asked = new Set(this.approvers.filter(p => !this.gone.has(p)));
    const passed = new Set<string>();
    for (const { from, to } of this.delegations) {
      if (asked.has(from)) {
        passed.add(from);
        asked = new Set([
          ...[...asked].filter(p => p !== from),
          ...to.filter(p => !passed.has(p) && !this.gone.has(p)),
        ]);
      }
    }
    return asked.has(person);
  }
}

/** What must never be, in words; nothing when all is well. */
function violations(
  steps: Array<{ mode: ApprovalMode; quorum: number; approvers: string[] }>,
  consumers: string[],
  moves: Move[],
): { found: string[]; end: RequestState; refused: number } {
  const found = new Array<string>();
  const world = new World(consumers, steps[0].approvers);
  const counted = new Array<{
    position: number;
    by: string;
    needed: string[];
  }>();
  let process = beginApproval(steps);
  let refused = 0;
  for (const move of moves) {
    const before = process;
    try {
      process = play(world, process, move);
    } catch (error) {
      refused += 1;
      const { name } = error as Error;
      if (name !== 'ConflictError' && name !== 'NotAllowedError') {
        found.push(`${move.kind} failed with ${error}`);
      }
    }
    const legal: string[] = Object.values(REQUEST_MOVES[before.state]);
    if (![before.state, ...legal].includes(process.state)) {
      found.push(`${before.state} became ${process.state}`);
    }
    if (process.decisions.length > before.decisions.length) {
      const made = process.decisions[process.decisions.length - 1];
      if (!world.may(made.by)) {
        found.push(`${made.by} decided, and may not`);
      }
      if (
        made.position !== before.step ||
        before.decisions.some(
          d => d.by === made.by && d.position === made.position,
        )
      ) {
        found.push(`${made.by} decided a step that was not open to them`);
      }
      counted.push({ ...made, needed: eligiblePeople(world.facts()) });
    }
    if (process.step !== before.step && process.step !== undefined) {
      world.approvers = steps[process.step].approvers;
      world.delegations.length = 0;
    }
    const open = process.steps.filter(step => step.status === 'open').length;
    if (open !== (process.state === 'pending' ? 1 : 0)) {
      found.push(`${process.state} with ${open} open steps`);
    }
  }
  if (process.state === 'approved') {
    steps.forEach((step, position) => {
      const made = counted.filter(d => d.position === position);
      const people = new Set(made.map(d => d.by));
      if (people.size < (step.mode === 'quorum' ? step.quorum : 1)) {
        found.push(`step ${position} was approved by ${people.size}`);
      }
      const needed = made[made.length - 1]?.needed ?? [];
      if (step.mode === 'all' && !needed.every(p => people.has(p))) {
        found.push(`step ${position} was not approved by all`);
      }
    });
  }
  return { found, end: process.state, refused };
}

it('comes to no state that it may not, whatever happens in whatever order', () => {
  const ends = new Set<RequestState>();
  let refusals = 0;
  fc.assert(
    fc.property(
      fc.array(anyStep, { minLength: 1, maxLength: 3 }),
      some,
      fc.array(anyMove, { maxLength: 40 }),
      (steps, consumers, moves) => {
        const { found, end, refused } = violations(steps, consumers, moves);
        ends.add(end);
        refusals += refused;
        expect(found).toEqual([]);
      },
    ),
    { numRuns: 3000 },
  );
  // What never happened was not tested.
  expect([...ends].sort()).toEqual([
    'approved',
    'closed',
    'expired',
    'pending',
    'rejected',
    'withdrawn',
  ]);
  expect(refusals).toBeGreaterThan(1000);
});

function play(
  world: World,
  process: ApprovalProcess,
  move: Move,
): ApprovalProcess {
  switch (move.kind) {
    case 'decide':
      return decideStep(process, move, world.facts()).process;
    case 'escalate':
      world.approvers = [...new Set([...world.approvers, ...move.to])];
      return process;
    case 'delegate':
      world.delegations.push(move);
      return process;
    case 'leave':
      world.gone.add(move.person);
      return process;
    case 'join':
      world.consumers.add(move.person);
      return process;
    default:
      return endRequest(process, move.kind);
  }
}
