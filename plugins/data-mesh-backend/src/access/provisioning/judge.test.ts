import fc from 'fast-check';
import { ATTEMPTS_UNTIL_BLOCKED } from './backoff';
import {
  judgeFailure,
  judgeObservation,
  type Standing,
  type Verdict,
  type Work,
} from './judge';

const before: Standing = {
  observed: 'absent',
  phase: 'granting',
  health: 'unverified',
  attempts: 0,
};
const present: Standing = {
  ...before,
  observed: 'present',
  phase: 'idle',
  health: 'healthy',
};
const wantPresent = {
  desired: 'present',
  work: 'ensure',
  verifyMs: 1000,
  random: 1,
} as const;
const wantAbsent = {
  ...wantPresent,
  desired: 'absent',
  work: 'remove',
} as const;
const look = { ...wantPresent, work: 'observe' } as const;
const table = (state: 'present' | 'absent', message?: string) => ({
  name: 'orders',
  state,
  message,
});

describe('what an observation means', () => {
  it('is done when the platform gives what is wanted; it is looked at again', () => {
    expect(
      judgeObservation(before, { observed: 'present', items: [] }, wantPresent),
    ).toEqual({
      observed: 'present',
      phase: 'idle',
      health: 'healthy',
      blockedReason: undefined,
      attempts: 0,
      priority: 1,
      dueInMs: 1000,
      events: ['provisioned'],
      verified: true,
    });
  });

  it('is over when what ended is seen gone', () => {
    expect(
      judgeObservation(
        { ...present, phase: 'revoking' },
        { observed: 'absent', items: [] },
        wantAbsent,
      ),
    ).toMatchObject({
      phase: 'idle',
      dueInMs: null,
      events: ['deprovisioned'],
    });
  });

  it('failure mode 20: is drift when what was given is missing, and is mended at once', () => {
    const drifted = judgeObservation(
      present,
      { observed: 'partial', items: [table('absent')] },
      look,
    );
    expect(drifted).toMatchObject({
      health: 'drifted',
      observed: 'partial',
      priority: 0,
      dueInMs: 0,
      events: ['drifted'],
    });
    expect(
      judgeObservation(
        drifted,
        { observed: 'present', items: [] },
        wantPresent,
      ),
    ).toMatchObject({ health: 'healthy', events: ['healed'] });
  });

  it('failure mode 21: is the worst of all objects, and says which', () => {
    expect(
      judgeObservation(
        before,
        {
          observed: 'partial',
          items: [table('present'), table('absent', 'There is no such table')],
        },
        wantPresent,
      ),
    ).toMatchObject({
      observed: 'partial',
      phase: 'granting',
      attempts: 1,
      dueInMs: 2000,
      blockedReason: 'Not given yet: orders: There is no such table',
    });
  });

  it('waits without counting it as failure while the platform works', () => {
    expect(
      judgeObservation(
        { ...before, attempts: 3 },
        { observed: 'absent', items: [], pendingMs: 7000 },
        wantPresent,
      ),
    ).toMatchObject({
      phase: 'granting',
      attempts: 0,
      dueInMs: 7000,
      events: [],
    });
  });

  it('blocks at once on what people have to mend', () => {
    expect(
      judgeObservation(
        before,
        { observed: 'absent', items: [], problem: 'Nobody has a login' },
        wantPresent,
      ),
    ).toMatchObject({
      phase: 'blocked',
      blockedReason: 'Nobody has a login',
      events: ['blocked'],
    });
  });
});

describe('what a failure means', () => {
  it('failure mode 9: a revocation that fails stays one, is told once, and is never given up', () => {
    let standing: Standing = { ...present, phase: 'revoking' };
    const told = new Array<string>();
    for (let attempt = 1; attempt < 50; attempt += 1) {
      const verdict = judgeFailure(
        standing,
        { message: 'no', isPermanent: false },
        wantAbsent,
      );
      expect(verdict.observed).toBe('present');
      expect(verdict.phase).toBe(
        attempt < ATTEMPTS_UNTIL_BLOCKED ? 'revoking' : 'blocked',
      );
      expect(verdict.dueInMs).toBeGreaterThan(0);
      told.push(...verdict.events);
      standing = verdict;
    }
    expect(told).toEqual(['blocked']);
  });

  it('does not doubt what is there because looking failed once', () => {
    expect(
      judgeFailure(present, { message: 'no', isPermanent: false }, look),
    ).toMatchObject({
      observed: 'present',
      phase: 'idle',
      health: 'unverified',
      priority: 1,
    });
  });
});

describe('whatever happens', () => {
  const observed = fc.constantFrom('unknown', 'absent', 'present', 'partial');
  const standing = fc.record({
    observed,
    phase: fc.constantFrom('idle', 'granting', 'revoking', 'blocked'),
    health: fc.constantFrom('healthy', 'drifted', 'unverified'),
    attempts: fc.nat({ max: 100 }),
  }) as fc.Arbitrary<Standing>;
  const circumstances = fc.record({
    desired: fc.constantFrom('present' as const, 'absent' as const),
    verifyMs: fc.integer({ min: 1, max: 1e9 }),
    random: fc.double({ min: 0, max: 1, noNaN: true }),
    looks: fc.boolean(),
  });
  const seen = fc.record(
    {
      observed,
      items: fc.constant([]),
      problem: fc.string(),
      pendingMs: fc.nat(),
    },
    { requiredKeys: ['observed', 'items'] },
  );
  const outcome = fc.oneof(
    seen.map(observation => ({ observation })),
    fc
      .record({ message: fc.string(), isPermanent: fc.boolean() })
      .map(failure => ({ failure })),
  );

  it('a grant is over only when it was seen absent, and that is what is wanted', () => {
    fc.assert(
      fc.property(standing, outcome, circumstances, (known, what, around) => {
        const change = around.desired === 'present' ? 'ensure' : 'remove';
        const work: Work = around.looks ? 'observe' : change;
        const verdict: Verdict =
          'failure' in what
            ? judgeFailure(known, what.failure, { ...around, work })
            : judgeObservation(known, what.observation as never, {
                ...around,
                work,
              });
        const isSeenAbsent =
          'observation' in what && what.observation.observed === 'absent';
        const isReached = verdict.observed === around.desired;
        expect({
          overTooEarly:
            verdict.dueInMs === null &&
            !(around.desired === 'absent' && isSeenAbsent),
          healthyThoughWrong: verdict.health === 'healthy' && !isReached,
          forgotten: verdict.dueInMs === null && !isReached,
        }).toEqual({
          overTooEarly: false,
          healthyThoughWrong: false,
          forgotten: false,
        });
      }),
    );
  });
});
