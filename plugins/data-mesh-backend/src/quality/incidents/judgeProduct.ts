import {
  SCORING_RULE,
  shownScore,
  type CheckSeverity,
  type ScoreEffect,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ScoredCheck } from '../scores/readChecks';
import type { ScoredProduct } from '../scores/scoreProduct';
import type { Finding, Judgement } from './judgement';

/** A service level whose error budget is spent. */
export type SpentLevel = {
  /** Unique within the product, as incidents name it; at most 100 characters. */
  key: string;
  /** In words, such as "freshness of orders.updated_at". */
  title: string;
  port: string;
  /** When it was last measured. */
  at: Date;
};

/** Of a product with more failing checks, the most severe ones are told. */
const MOST_FAILING = 50;

/** What a check means when it fails, where it does not say. */
const DEFAULT_SEVERITY: CheckSeverity = 'error';

const ALARMING: readonly CheckSeverity[] = ['critical', 'error'];

/** States of checks that fail or do not. */
const VERDICTS: ReadonlySet<ScoreEffect['state']> = new Set([
  'pass',
  'warn',
  'fail',
]);

const MOST_NAMED = 3;

/**
 * What a score says about everything of a product that can fall.
 *
 * - The score is below the threshold, or is not. Without a score it is neither.
 * - A check that means an error fails; one that did before passes or warns.
 *   Without a fresh verdict it is neither.
 * - Verdicts are stale, or none is while others are fresh.
 * - The error budget of a service level is spent, or is not.
 *
 * @param open - subjects of incidents about checks that are not resolved: only
 *   of these it is told that they are good. Of those that are no longer
 *   reported, nothing more can be said
 * @param spent - left out where budgets were not looked at
 */
export function judgeProduct(
  { score, checks }: Pick<ScoredProduct, 'score' | 'checks'>,
  options: {
    /** 0 for never. */
    alertBelow: number;
    open: readonly string[];
    spent?: readonly SpentLevel[];
    openLevels?: readonly string[];
  },
): Judgement[] {
  const { effects } = score;
  return [
    ...judgeScore(score.score, effects, options.alertBelow),
    ...judgeFailing(checks, effects, options.open),
    ...judgeStale(checks, effects, score.evaluated),
    ...judgeBudgets(options.spent, options.openLevels ?? []),
  ];
}

function judgeScore(
  score: number | undefined,
  effects: readonly ScoreEffect[],
  alertBelow: number,
): Judgement[] {
  const subject = { kind: 'score-below-threshold', subject: '' } as const;
  if (score === undefined && alertBelow > 0) return [];
  if (score === undefined || score >= alertBelow) {
    return [{ ...subject, finding: undefined }];
  }
  const lowering = effects.filter(({ effect }) => effect === 'lowers');
  return [
    {
      ...subject,
      finding: {
        severity: 'error',
        title: `The quality score fell to ${shownScore(score)}, below ${alertBelow}`,
        detail: `Lowered most by ${named(lowering)}.`,
        evidenceAt: latest(lowering.map(({ executedAt }) => executedAt)),
      },
    },
  ];
}

function judgeFailing(
  checks: ScoredProduct['checks'],
  effects: readonly ScoreEffect[],
  open: readonly string[],
): Judgement[] {
  const known = new Set(open);
  const judged: Judgement[] = [];
  const alarming: ScoreEffect[] = [];
  for (const effect of effects) {
    if (effect.state === 'fail' && ALARMING.includes(severityOf(effect))) {
      alarming.push(effect);
    } else if (known.has(effect.checkKey) && VERDICTS.has(effect.state)) {
      judged.push(good(effect.checkKey));
    }
  }
  if (alarming.length === 0 && known.size === 0) return judged;
  const wanted = new Set(known);
  for (const { checkKey } of alarming) wanted.add(checkKey);
  const reported = new Map<string, ScoredCheck>();
  for (const { checkKey, reported: check } of checks) {
    if (check && wanted.has(checkKey)) reported.set(checkKey, check);
  }
  const failing = alarming.flatMap(effect => {
    const check = reported.get(effect.checkKey);
    return check ? [failed(check, effect)] : [];
  });
  const forgotten = open.filter(key => !reported.has(key)).map(good);
  const told = failing
    .sort(
      (a, b) =>
        Number(known.has(b.subject)) - Number(known.has(a.subject)) ||
        ALARMING.indexOf(a.finding.severity) -
          ALARMING.indexOf(b.finding.severity) ||
        (a.subject < b.subject ? -1 : 1),
    )
    .slice(0, MOST_FAILING);
  return [...judged, ...told, ...forgotten];
}

function good(subject: string): Judgement {
  return { kind: 'check-failing', subject, finding: undefined };
}

function failed(
  check: ScoredCheck,
  effect: ScoreEffect,
): Judgement & { finding: Finding } {
  return {
    kind: 'check-failing',
    subject: effect.checkKey,
    finding: {
      severity: severityOf(effect),
      title: `The check "${check.name}" fails`,
      detail: placeOf(check),
      port: check.port,
      checkId: check.id,
      evidenceAt: latest([effect.executedAt]),
    },
  };
}

function severityOf({ severity }: ScoreEffect): CheckSeverity {
  return severity ?? DEFAULT_SEVERITY;
}

function judgeStale(
  checks: ScoredProduct['checks'],
  effects: readonly ScoreEffect[],
  evaluated: number,
): Judgement[] {
  const subject = { kind: 'results-stale', subject: '' } as const;
  const stale = effects.filter(({ state }) => state === 'stale');
  if (stale.length === 0) {
    return evaluated > 0 ? [{ ...subject, finding: undefined }] : [];
  }
  const ages = new Map(
    checks.map(check => [
      check.checkKey,
      check.maxAgeSeconds ?? SCORING_RULE.maxAgeSeconds,
    ]),
  );
  const since = stale.map(({ checkKey, executedAt }) =>
    executedAt === undefined
      ? 0
      : Date.parse(executedAt) + (ages.get(checkKey) ?? 0) * 1000,
  );
  return [
    {
      ...subject,
      finding: {
        // Worse when nothing is known any more.
        severity: evaluated === 0 ? 'error' : 'warning',
        title:
          stale.length === 1
            ? `The result of the check "${stale[0].name}" is out of date`
            : `The results of ${stale.length} checks are out of date`,
        detail: `They were to run again: ${named(stale)}.`,
        evidenceAt: new Date(since.reduce((a, b) => Math.max(a, b), 0)),
      },
    },
  ];
}

function judgeBudgets(
  spent: readonly SpentLevel[] | undefined,
  open: readonly string[],
): Judgement[] {
  if (!spent) return [];
  const keys = new Set(spent.map(({ key }) => key));
  return [
    ...spent.map(({ key, title, port, at }): Judgement => ({
      kind: 'budget-spent',
      subject: key,
      finding: {
        severity: 'error',
        title: `The promise of ${title} is broken: its error budget is spent`,
        port,
        evidenceAt: at,
      },
    })),
    ...open
      .filter(key => !keys.has(key))
      .map((subject): Judgement => ({
        kind: 'budget-spent',
        subject,
        finding: undefined,
      })),
  ];
}

function placeOf(check: {
  schema?: string;
  property?: string;
}): string | undefined {
  const place = [check.schema, check.property].filter(Boolean).join('.');
  return place ? `About ${place}.` : undefined;
}

function named(effects: readonly ScoreEffect[]): string {
  const names = effects.slice(0, MOST_NAMED).map(({ name }) => name);
  const others = effects.length - names.length;
  return others > 0
    ? `${names.join(', ')} and ${others} more`
    : names.join(', ');
}

function latest(instants: ReadonlyArray<string | undefined>): Date {
  return new Date(
    instants.reduce(
      (last, instant) =>
        Math.max(last, instant === undefined ? 0 : Date.parse(instant)),
      0,
    ),
  );
}
