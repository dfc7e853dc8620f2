import {
  QUALITY_DIMENSIONS,
  type CheckOutcome,
  type CheckSeverity,
  type QualityDimension,
} from '../results';
import { SCORING_RULE, type ScoringRule } from './rule';

/**
 * A check as it stands: its latest result, or that there is none although the
 * contract expects one.
 * @public
 */
export type CheckStanding = {
  checkKey: string;
  name: string;
  dimension?: QualityDimension;
  severity?: CheckSeverity;
  outcome: CheckOutcome | 'not_reported';
  /** ISO 8601. A verdict without a time is taken as stale. */
  executedAt?: string;
  /** The same in milliseconds, for those who know it: reading dates is slow. */
  ranAt?: number;
  /** By the check's own schedule; defaults to that of the rule. */
  maxAgeSeconds?: number;
};

/**
 * What a check does to a score.
 * @public
 */
export type ScoreEffect = {
  checkKey: string;
  name: string;
  dimension?: QualityDimension;
  severity?: CheckSeverity;
  /** The outcome; `stale` for a verdict that is too old. */
  state: CheckOutcome | 'not_reported' | 'stale';
  executedAt?: string;
  /**
   * - `lowers`: it takes points away
   * - `uncovered`: it is not evaluated, and lowers the coverage
   * - `raises`: it gives points, and takes none away
   */
  effect: 'lowers' | 'uncovered' | 'raises';
  /** Points of 100 that it gives. Together they are the score. */
  gained: number;
  /** Points of 100 that it takes away. Together they are what is missing. */
  lost: number;
};

/** @public */
export type DimensionScore = {
  /** `other` for checks that are about no dimension. */
  dimension: QualityDimension | 'other';
  /** 0 to 100; left out when nothing was evaluated. */
  score?: number;
  evaluated: number;
  expected: number;
};

/**
 * A score that explains itself.
 * @public
 */
export type QualityScore = {
  /** Version of the rule. */
  rule: number;
  /** 0 to 100; left out when nothing was evaluated: that is no data, not 100. */
  score?: number;
  /** Checks with a verdict that is fresh. */
  evaluated: number;
  /** All checks, whether or not they were evaluated. */
  expected: number;
  /** 0 to 1; left out when no check is expected. */
  coverage?: number;
  /** Those that have checks, in the order of the standard. */
  dimensions: DimensionScore[];
  /** What lowered the score most comes first, then what it does not cover. */
  effects: ScoreEffect[];
};

const ORDER: Record<ScoreEffect['effect'], number> = {
  lowers: 0,
  uncovered: 1,
  raises: 2,
};

const DIMENSIONS = [...QUALITY_DIMENSIONS, 'other' as const];

type Weighed = { check: CheckStanding; weight: number; credit?: number };

/**
 * The score of checks, such as those of a product or of a port.
 *
 * It is the weighted share of what is good in what was evaluated: a pass
 * counts 1, a warning a part, a failure 0, each by the weight of its severity.
 * What was not evaluated counts for nothing and lowers the coverage instead.
 *
 * @param checks - each once
 * @public
 */
export function scoreQuality(
  checks: readonly CheckStanding[],
  { now, rule = SCORING_RULE }: { now: Date; rule?: ScoringRule },
): QualityScore {
  const weighed = checks.map(check => weigh(check, now, rule));
  const { score, evaluated } = summarise(weighed);
  const byDimension = new Map<DimensionScore['dimension'], Weighed[]>();
  let total = 0;
  for (const each of weighed) {
    if (each.credit !== undefined) total += each.weight;
    const dimension = each.check.dimension ?? 'other';
    const own = byDimension.get(dimension);
    if (own) own.push(each);
    else byDimension.set(dimension, [each]);
  }
  return {
    rule: rule.version,
    ...(score === undefined ? {} : { score }),
    evaluated,
    expected: checks.length,
    ...(checks.length > 0 ? { coverage: evaluated / checks.length } : {}),
    dimensions: DIMENSIONS.flatMap(dimension => {
      const own = byDimension.get(dimension);
      return own ? [{ dimension, ...summarise(own) }] : [];
    }),
    effects: weighed
      .map(each => effectOf(each, total))
      .sort(
        (a, b) =>
          ORDER[a.effect] - ORDER[b.effect] ||
          b.lost - a.lost ||
          b.gained - a.gained ||
          (a.checkKey < b.checkKey ? -1 : 1),
      ),
  };
}

/** The weight of a check and, where it was evaluated, what it is worth. */
function weigh(check: CheckStanding, now: Date, rule: ScoringRule): Weighed {
  const weight =
    check.severity === undefined
      ? rule.defaultWeight
      : rule.weights[check.severity];
  const credit = creditOf(check.outcome, rule);
  return credit === undefined || isStale(check, now, rule)
    ? { check, weight }
    : { check, weight, credit };
}

function creditOf(
  outcome: CheckStanding['outcome'],
  rule: ScoringRule,
): number | undefined {
  switch (outcome) {
    case 'pass':
      return 1;
    case 'warn':
      return rule.warning;
    case 'fail':
      return 0;
    default:
      return undefined;
  }
}

/** In milliseconds; NaN without a time. */
export function ranAtOf({
  ranAt,
  executedAt,
}: Pick<CheckStanding, 'ranAt' | 'executedAt'>): number {
  return ranAt ?? (executedAt === undefined ? NaN : Date.parse(executedAt));
}

function isStale(check: CheckStanding, now: Date, rule: ScoringRule): boolean {
  const time = ranAtOf(check);
  const maxAge = (check.maxAgeSeconds ?? rule.maxAgeSeconds) * 1000;
  return Number.isNaN(time) || now.getTime() - time > maxAge;
}

function summarise(
  weighed: Weighed[],
): Pick<DimensionScore, 'score' | 'evaluated' | 'expected'> {
  let good = 0;
  let total = 0;
  let evaluated = 0;
  for (const { weight, credit } of weighed) {
    if (credit === undefined) continue;
    good += weight * credit;
    total += weight;
    evaluated++;
  }
  return {
    ...(total > 0 ? { score: (100 * good) / total } : {}),
    evaluated,
    expected: weighed.length,
  };
}

function effectOf(
  { check, weight, credit }: Weighed,
  total: number,
): ScoreEffect {
  const { checkKey, name, dimension, severity, outcome, executedAt } = check;
  const gained = credit === undefined ? 0 : (100 * weight * credit) / total;
  const lost = credit === undefined ? 0 : (100 * weight * (1 - credit)) / total;
  const stale =
    credit === undefined &&
    (outcome === 'pass' || outcome === 'warn' || outcome === 'fail');
  const effect: ScoreEffect = {
    checkKey,
    name,
    state: stale ? 'stale' : outcome,
    effect: kindOf(credit),
    gained,
    lost,
  };
  if (dimension !== undefined) effect.dimension = dimension;
  if (severity !== undefined) effect.severity = severity;
  if (executedAt !== undefined) effect.executedAt = executedAt;
  return effect;
}

function kindOf(credit: number | undefined): ScoreEffect['effect'] {
  if (credit === undefined) return 'uncovered';
  return credit < 1 ? 'lowers' : 'raises';
}

/**
 * A score as people see it: without decimals, and 100 only where nothing is
 * missing.
 * @public
 */
export function shownScore(score: number): number {
  return Math.floor(score);
}
