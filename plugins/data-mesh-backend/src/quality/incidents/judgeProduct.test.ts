import {
  NO_EXPECTATIONS,
  type CheckOutcome,
  type CheckSeverity,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ScoredCheck } from '../scores/readChecks';
import { scoreProduct } from '../scores/scoreProduct';
import { judgeProduct } from './judgeProduct';

const NOW = new Date('2026-11-23T12:00:00.000Z');
const HOUR_AGO = '2026-11-23T11:00:00.000Z';
const LONG_AGO = '2026-11-10T11:00:00.000Z';

let ids = 0;
const check = (
  checkKey: string,
  outcome: CheckOutcome,
  parts: Partial<ScoredCheck> = {},
): ScoredCheck => {
  ids += 1;
  return {
    id: ids,
    checkKey,
    name: checkKey,
    outcome,
    executedAt: HOUR_AGO,
    listedOnly: false,
    ...parts,
  };
};

const judge = (
  checks: ScoredCheck[],
  options: Partial<Parameters<typeof judgeProduct>[1]> = {},
) =>
  judgeProduct(scoreProduct(NO_EXPECTATIONS, checks, NOW), {
    alertBelow: 80,
    open: [],
    ...options,
  });

/** `bad`, `good` or undefined for what is not judged. */
const verdict = (
  judgements: ReturnType<typeof judge>,
  kind: string,
  subject = '',
) => {
  const found = judgements.find(
    each => each.kind === kind && each.subject === subject,
  );
  return found && (found.finding ? 'bad' : 'good');
};

describe('the score', () => {
  const kind = 'score-below-threshold';

  it.each<[string, ScoredCheck[], number, string | undefined]>([
    ['below the threshold', [check('a', 'fail')], 80, 'bad'],
    ['at the threshold', [check('a', 'warn')], 50, 'good'],
    ['above the threshold', [check('a', 'pass')], 80, 'good'],
    ['of nothing evaluated', [check('a', 'error')], 80, undefined],
    ['without a threshold', [check('a', 'fail')], 0, 'good'],
  ])('%s', (_, checks, alertBelow, expected) => {
    expect(verdict(judge(checks, { alertBelow }), kind)).toBe(expected);
  });

  it('is told with what lowers it most, and when that ran', () => {
    const [{ finding }] = judge([
      check('minor', 'fail', { severity: 'info' }),
      check('major', 'fail', {
        severity: 'critical',
        executedAt: '2026-11-23T09:00:00.000Z',
      }),
      check('good', 'pass'),
    ]);
    expect(finding).toMatchObject({
      title: 'The quality score fell to 31, below 80',
      detail: 'Lowered most by major, minor.',
      evidenceAt: new Date(HOUR_AGO),
    });
  });
});

describe('a check', () => {
  const kind = 'check-failing';

  it.each<[CheckOutcome, CheckSeverity | undefined, string | undefined]>([
    ['fail', 'critical', 'bad'],
    ['fail', 'error', 'bad'],
    // It weighs as an error does.
    ['fail', undefined, 'bad'],
    ['fail', 'warning', 'good'],
    ['fail', 'info', 'good'],
    ['warn', 'critical', 'good'],
    ['pass', 'critical', 'good'],
    ['error', 'critical', undefined],
    ['skipped', 'critical', undefined],
    ['not_evaluated', 'critical', undefined],
  ])(
    'with the outcome %s of the severity %s is %s',
    (outcome, severity, expected) => {
      const checks = [check('a', outcome, { severity }), check('b', 'pass')];
      expect(verdict(judge(checks, { open: ['a'] }), kind, 'a')).toBe(expected);
      // Of what never failed there is nothing to say that it is good.
      const found = expected === 'good' ? undefined : expected;
      expect(verdict(judge(checks), kind, 'a')).toBe(found);
    },
  );

  it('that failed too long ago is not judged', () => {
    const judged = judge([check('a', 'fail', { executedAt: LONG_AGO })], {
      open: ['a'],
    });
    expect(verdict(judged, kind, 'a')).toBeUndefined();
  });

  it('that nobody reports any more is no incident any more', () => {
    expect(verdict(judge([], { open: ['gone'] }), kind, 'gone')).toBe('good');
  });

  it('says where it is', () => {
    const judged = judge([
      check('a', 'fail', { schema: 'orders', property: 'id', port: 'tables' }),
    ]);
    expect(judged.find(each => each.kind === kind)?.finding).toMatchObject({
      title: 'The check "a" fails',
      detail: 'About orders.id.',
      port: 'tables',
      checkId: ids,
    });
  });

  it('among very many that fail is told by what is worst, and known ones stay', () => {
    const checks = Array.from({ length: 200 }, (_, nth) =>
      check(`c${String(nth).padStart(3, '0')}`, 'fail', {
        severity: nth === 150 ? 'critical' : 'error',
      }),
    );
    const judged = judge(checks, { open: ['c199'] });
    const bad = judged.filter(each => each.kind === kind && each.finding);
    expect(bad).toHaveLength(50);
    expect(bad.slice(0, 3).map(({ subject }) => subject)).toEqual([
      'c199',
      'c150',
      'c000',
    ]);
  });
});

describe('results', () => {
  const kind = 'results-stale';

  it.each<[string, ScoredCheck[], string | undefined]>([
    ['that are fresh', [check('a', 'pass')], 'good'],
    [
      'of which one is stale',
      [check('a', 'pass'), check('b', 'pass', { executedAt: LONG_AGO })],
      'bad',
    ],
    ['that never came', [], undefined],
    ['that are no verdicts', [check('a', 'error')], undefined],
    [
      'that were no verdict, long ago',
      [check('a', 'pass'), check('b', 'error', { executedAt: LONG_AGO })],
      'good',
    ],
  ])('%s', (_, checks, expected) => {
    expect(verdict(judge(checks), kind)).toBe(expected);
  });

  it('are news from when they became stale', () => {
    const judged = judge([check('a', 'pass', { executedAt: LONG_AGO })]);
    expect(
      judged.find(each => each.kind === kind)?.finding?.evidenceAt,
    ).toEqual(new Date('2026-11-17T11:00:00.000Z'));
  });

  it('are worse when nothing is known any more', () => {
    const severityOf = (checks: ScoredCheck[]) =>
      judge(checks).find(each => each.kind === kind)?.finding?.severity;
    const stale = check('a', 'pass', { executedAt: LONG_AGO });
    expect(severityOf([stale])).toBe('error');
    expect(severityOf([stale, check('b', 'pass')])).toBe('warning');
  });
});

describe('a budget', () => {
  const kind = 'budget-spent';
  const spent = [{ key: 'level:1@p', title: 'freshness', port: 'p', at: NOW }];

  it('that is spent is an incident until it is not', () => {
    expect(verdict(judge([], { spent }), kind, 'level:1@p')).toBe('bad');
    expect(
      verdict(
        judge([], { spent: [], openLevels: ['level:1@p'] }),
        kind,
        'level:1@p',
      ),
    ).toBe('good');
  });

  it('stays as it is where budgets were not looked at', () => {
    expect(
      verdict(judge([], { openLevels: ['level:1@p'] }), kind, 'level:1@p'),
    ).toBeUndefined();
  });
});
