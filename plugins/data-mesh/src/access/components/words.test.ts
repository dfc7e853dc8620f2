import {
  grantWords,
  type GrantWordsInput,
  requestWords,
} from './describeState';
import { durationWords, hoursWords } from './durationWords';
import { nameOfActor } from './PersonLink';
import { modeWords } from './PlanSteps';
import { nearness } from './TimeLeft';

const GRANT: GrantWordsInput = {
  status: 'active',
  desired: 'present',
  observed: 'present',
  phase: 'idle',
  health: 'healthy',
};

describe('the words for a grant', () => {
  it.each<[string, Partial<GrantWordsInput>, string, string]>([
    ['works', {}, 'Active', 'good'],
    [
      'was not looked at lately',
      { health: 'unverified' },
      'Active, not verified',
      'caution',
    ],
    [
      'was changed in the platform',
      { health: 'drifted' },
      'Being repaired',
      'caution',
    ],
    [
      'is half set up',
      { observed: 'partial', phase: 'granting' },
      'Partly set up',
      'caution',
    ],
    [
      'is new',
      { observed: 'absent', phase: 'granting' },
      'Being set up',
      'info',
    ],
    ['was never seen', { observed: 'unknown' }, 'Being set up', 'info'],
    [
      'cannot be set up',
      { observed: 'absent', phase: 'blocked' },
      'Not set up',
      'danger',
    ],
    [
      'begins later',
      { status: 'scheduled', desired: 'absent', observed: 'absent' },
      'Scheduled',
      'info',
    ],
    [
      'expired',
      {
        status: 'ended',
        desired: 'absent',
        observed: 'absent',
        end: 'expired',
      },
      'Expired',
      'neutral',
    ],
    [
      'expired, not recorded yet',
      { status: 'ended', desired: 'absent', observed: 'absent' },
      'Expired',
      'neutral',
    ],
    [
      'was revoked and is still there',
      { status: 'ended', desired: 'absent', end: 'revoked', phase: 'revoking' },
      'Revoked, being removed',
      'caution',
    ],
    [
      'was revoked and cannot be removed',
      { status: 'ended', desired: 'absent', end: 'revoked', phase: 'blocked' },
      'Revoked, still live',
      'danger',
    ],
    [
      'was given back',
      {
        status: 'ended',
        desired: 'absent',
        observed: 'absent',
        end: 'returned',
      },
      'Given back',
      'neutral',
    ],
    [
      'was replaced',
      {
        status: 'ended',
        desired: 'absent',
        observed: 'absent',
        end: 'superseded',
      },
      'Replaced',
      'neutral',
    ],
  ])('that %s', (_, parts, label, tone) => {
    expect(grantWords({ ...GRANT, ...parts })).toMatchObject({ label, tone });
  });

  it('never call access over that may still work without saying so', () => {
    for (const observed of ['present', 'partial', 'unknown'] as const) {
      for (const phase of [
        'idle',
        'granting',
        'revoking',
        'blocked',
      ] as const) {
        const { label } = grantWords({
          ...GRANT,
          status: 'ended',
          desired: 'absent',
          end: 'revoked',
          observed,
          phase,
        });
        expect(label).not.toBe('Revoked');
      }
    }
  });

  it.each<Partial<GrantWordsInput>>([
    { observed: 'absent', phase: 'blocked' },
    { observed: 'absent', phase: 'granting' },
    { observed: 'partial', phase: 'granting' },
    { health: 'drifted', phase: 'granting' },
    { status: 'ended', desired: 'absent', phase: 'blocked' },
    { status: 'ended', desired: 'absent', phase: 'revoking' },
  ])('carry what hinders it, %j', parts => {
    expect(
      grantWords({
        ...GRANT,
        ...parts,
        blockedReason: 'The login analyst does not exist.',
      }).sentence,
    ).toContain('The login analyst does not exist.');
  });
});

describe('the words for a request', () => {
  it.each([
    [
      {
        state: 'pending',
        step: { position: 1, of: 3, name: 'data protection', approvers: [] },
      },
      'Waiting',
      /data protection, step 2 of 3/,
    ],
    [
      {
        state: 'pending',
        step: {
          position: 0,
          of: 1,
          name: 'owner',
          approvers: [],
          awaitingAnswer: true,
        },
      },
      'Question asked',
      /waits for an answer/,
    ],
    [{ state: 'approved' }, 'Approved', /Approved\./],
    [{ state: 'approved', autoApproved: true }, 'Approved', /at once/],
    [
      { state: 'rejected', reason: 'Ask for less.' },
      'Rejected',
      /Ask for less\./,
    ],
    [{ state: 'withdrawn' }, 'Withdrawn', /Taken back/],
    [{ state: 'expired' }, 'Expired', /Nobody decided/],
    [{ state: 'closed' }, 'Closed', /gone/],
  ] as const)('%j', (request, label, sentence) => {
    const words = requestWords(request as Parameters<typeof requestWords>[0]);
    expect(words.label).toBe(label);
    expect(words.sentence).toMatch(sentence);
  });
});

describe('times in words', () => {
  it.each([
    ['P90D', '90 days'],
    ['P1D', '1 day'],
    ['P1Y6M', '1 year and 6 months'],
    ['P2W', '2 weeks'],
    ['nonsense', 'nonsense'],
  ])('%s is %s', (duration, words) => {
    expect(durationWords(duration)).toBe(words);
  });

  it.each([
    [0.2, 'less than an hour'],
    [1.2, 'about 1 hour'],
    [30, 'about 30 hours'],
    [72, 'about 3 days'],
  ])('%s hours are %s', (hours, words) => {
    expect(hoursWords(hours)).toBe(words);
  });

  const now = new Date('2027-01-10T12:00:00Z');
  it.each([
    ['2027-01-10T12:00:00Z', 'over'],
    ['2027-01-10T12:00:01Z', 'urgent'],
    ['2027-01-14T12:00:00Z', 'near'],
    ['2027-03-01T12:00:00Z', 'far'],
  ])('an end at %s is %s', (endsAt, near) => {
    expect(nearness(endsAt, now)).toBe(near);
  });
});

describe('actors that are no people', () => {
  it.each([
    ['system:expiry', 'the portal, at its end'],
    ['system:anything', 'the portal'],
    ['service:ci', 'the service ci'],
    ['somebody', 'somebody'],
  ])('%s is %s', (actor, name) => {
    expect(nameOfActor(actor)).toBe(name);
  });
});

describe('how many must approve', () => {
  it.each([
    [{ mode: 'any' }, 'One of them decides'],
    [{ mode: 'all' }, 'All of them must approve'],
    [{ mode: 'quorum', quorum: 2 }, '2 approvals needed'],
    [{ mode: 'quorum', quorum: 1 }, '1 approval needed'],
  ] as const)('%j', (step, words) => {
    expect(modeWords(step)).toBe(words);
  });
});
