import { approverReferences, resolveApprovalPlan } from './approvalPlan';
import { judgeAutoApproval } from './autoApproval';
import { checkWindow, isAccessDuration } from './checkWindow';
import { GRANT_PHASES, nextPhase } from './grantMachine';
import type { Observed } from './grantStates';
import { isPlainText } from './texts';
import { typicalHours } from './typicalHours';

const PRODUCT = {
  ref: 'dataproduct:default/orders',
  title: 'Orders',
  owner: 'group:default/order-team',
};
const sources = (...facts: Parameters<typeof resolveApprovalPlan>) =>
  resolveApprovalPlan(...facts).map(({ source, approvers }) => [
    source,
    ...approvers,
  ]);

describe('the plan of a request', () => {
  it('asks the owner when the contract names nobody', () => {
    expect(sources({ product: PRODUCT })).toEqual([
      ['owner', 'group:default/order-team'],
    ]);
    expect(
      sources({
        product: PRODUCT,
        role: { role: 'reader', firstLevelApprovers: [] },
      }),
    ).toEqual([['owner', 'group:default/order-team']]);
  });

  it('asks both levels of the role, one after the other', () => {
    expect(
      sources({
        product: PRODUCT,
        role: {
          role: 'reader',
          firstLevelApprovers: ['group:default/sales'],
          secondLevelApprovers: ['group:default/legal'],
        },
      }),
    ).toEqual([
      ['contract-role', 'group:default/sales'],
      ['contract-role', 'group:default/legal'],
    ]);
  });

  it('calls a step after who decides, not after a field of the contract', () => {
    const names = (firstLevelApprovers: string[]) =>
      resolveApprovalPlan({
        product: PRODUCT,
        role: {
          role: 'reader',
          firstLevelApprovers,
          secondLevelApprovers: ['group:default/legal'],
        },
      }).map(({ name }) => name);
    expect(names(['group:default/order-team'])).toEqual([
      'owner',
      'second approval',
    ]);
    expect(names(['group:default/sales'])).toEqual([
      'first approval',
      'second approval',
    ]);
  });

  it('keeps a second level whose people are unknown, rather than leave it out', () => {
    expect(
      sources({
        product: PRODUCT,
        role: {
          role: 'reader',
          firstLevelApprovers: [],
          secondLevelApprovers: [],
        },
      }),
    ).toEqual([['owner', 'group:default/order-team'], ['contract-role']]);
  });

  it('has a step for a product without an owner too', () => {
    expect(sources({ product: { ref: 'x', title: 'X' } })).toEqual([['owner']]);
  });

  it('only ever grows by what others contribute', () => {
    const officer = {
      name: 'data protection',
      reason: 'The product is restricted.',
      source: 'policy:restricted-data',
      mode: 'all' as const,
      approvers: ['group:default/dpo'],
    };
    expect(sources({ product: PRODUCT }, [officer, officer])).toEqual([
      ['owner', 'group:default/order-team'],
      ['policy:restricted-data', 'group:default/dpo'],
      ['policy:restricted-data', 'group:default/dpo'],
    ]);
  });

  it.each([
    ['group:sales, user:other/ann', ['group:sea/sales', 'user:other/ann']],
    ['Sales; sales', ['group:sea/sales']],
    ['The people of the third floor', []],
    ['component:shop', []],
    [undefined, []],
  ])('reads approvers in %p', (text, refs) => {
    expect(approverReferences(text, 'sea')).toEqual(refs);
  });
});

describe('approval by rule', () => {
  it.each([
    ['public', ['public'], [], true],
    ['Public', ['public'], [{ id: 'a', classification: 'PUBLIC' }], true],
    ['public', ['public'], [{ id: 'a' }], true],
    ['public', ['public'], [{ id: 'a', classification: 'internal' }], false],
    ['internal', ['public'], [], false],
    [undefined, ['public'], [], false],
    ['public', [], [], false],
    ['public', undefined, [], false],
  ])(
    'of %p where %p is approved, with columns %j: %p',
    (classification, autoApprove, columns, approved) => {
      expect(
        judgeAutoApproval({ classification, autoApprove, columns }).approved,
      ).toBe(approved);
    },
  );

  it('names the column that is in its way', () => {
    expect(
      judgeAutoApproval({
        classification: 'public',
        autoApprove: ['public'],
        columns: [{ id: 'orders.address', classification: 'restricted' }],
      }).reason,
    ).toContain('orders.address is restricted');
  });
});

describe('the window that is asked for', () => {
  const now = new Date('2026-01-31T12:00:00Z');
  const codes = (duration?: string, startsAt?: string) =>
    checkWindow({ duration, startsAt }, { max: 'P365D', now }).map(
      ({ code }) => code,
    );

  it.each([
    ['P30D', undefined, []],
    ['P365D', undefined, []],
    ['P1Y', undefined, []],
    ['P1M', '2026-02-28T00:00:00Z', []],
    ['P366D', undefined, ['duration-too-long']],
    ['P999Y', undefined, ['duration-too-long']],
    ['P0D', undefined, ['invalid-duration']],
    ['P1000Y', undefined, ['invalid-duration']],
    ['-P1D', undefined, ['invalid-duration']],
    ['PT1H', undefined, ['invalid-duration']],
    ['soon', undefined, ['invalid-duration']],
    ['P30D', '2026-01-31T11:58:00Z', []],
    ['P30D', '2026-01-30T12:00:00Z', ['start-in-the-past']],
    ['P30D', '2028-01-30T12:00:00Z', ['start-too-late']],
    ['P30D', 'tomorrow', ['invalid-start']],
    [undefined, undefined, []],
  ])('%s from %s: %j', (duration, startsAt, expected) => {
    expect(codes(duration, startsAt)).toEqual(expected);
  });

  it('is judged by the clock that is given, not by that of the machine', () => {
    const later = new Date('2031-06-01T00:00:00Z');
    expect(
      checkWindow(
        { duration: 'P1D', startsAt: '2031-06-02T00:00:00Z' },
        { max: 'P365D', now: later },
      ),
    ).toEqual([]);
  });

  it.each([
    ['P1D', true],
    ['P1Y2M3W4D', true],
    ['P', false],
    ['P0Y0D', false],
    ['p1d', false],
  ])('takes %s for a duration: %s', (text, is) => {
    expect(isAccessDuration(text)).toBe(is);
  });
});

describe('provisioning', () => {
  it('rests only where the platform was seen to be as wanted', () => {
    for (const desired of ['present', 'absent'] as const) {
      for (const observed of Object.keys(GRANT_PHASES[desired]) as Observed[]) {
        const phase = nextPhase(desired, observed);
        expect(phase === 'idle').toBe(desired === observed);
        expect(nextPhase(desired, observed, { blocked: true })).toBe(
          phase === 'idle' ? 'idle' : 'blocked',
        );
      }
    }
  });
});

it.each([
  [[], undefined],
  [[3_600_000], 1],
  [[7_200_000, 0, 3_600_000], 1],
  [[0, 3_600_000], 0.5],
])('the middle of %j is %p hours', (milliseconds, hours) => {
  expect(typicalHours(milliseconds)).toBe(hours);
});

it.each([
  ['Größe 😀\n\tand more', true],
  ['', true],
  ['a\u0000b', false],
  ['bell\u0007', false],
  ['\u007f', false],
  ['half \ud83d of it', false],
])('%j can be stored: %p', (text, can) => {
  expect(isPlainText(text)).toBe(can);
});
