import {
  meetExpectations,
  type ExpectedCheck,
  type Expectations,
  type ReportedCheck,
} from '../expectations';
import type { CheckOutcome, CheckSeverity, QualityDimension } from '../results';
import { SCORING_RULE, type ScoringRule } from './rule';
import { ranAtOf, type CheckStanding } from './score';

/**
 * A check that ran last so long ago is forgotten: the team has removed it, or
 * it is one that the contract promises, and then nobody reports it.
 * @public
 */
export const FORGOTTEN_AFTER_SECONDS = 30 * 24 * 60 * 60;

/**
 * A reported check with its latest result.
 * @public
 */
export type KnownCheck = ReportedCheck & {
  name: string;
  dimension?: QualityDimension;
  severity?: CheckSeverity;
  outcome: CheckOutcome;
  /** ISO 8601. One without a time is taken as stale, and never forgotten. */
  executedAt?: string;
  /** The same in milliseconds, for those who know it. */
  ranAt?: number;
};

/**
 * A check as it counts, with what it comes from.
 * @public
 */
export type StandingCheck<R extends KnownCheck = KnownCheck> = CheckStanding & {
  /** Left out for a promise that nothing evaluates. */
  reported?: R;
  /** The promise of the contract that it evaluates. */
  promise?: ExpectedCheck;
};

/**
 * All checks that count for a product: those that were reported and are not
 * forgotten, and the promises of its contracts that none of those evaluates.
 *
 * What an engine does not say of a check, the promise says that it evaluates:
 * its dimension, its severity, and how long a result of it holds.
 * @public
 */
export function standChecks<R extends KnownCheck>(
  expectations: Expectations,
  reported: readonly R[],
  { now }: { now: Date },
): Array<StandingCheck<R>> {
  const oldest = now.getTime() - FORGOTTEN_AFTER_SECONDS * 1000;
  const known = reported.filter(check => !(ranAtOf(check) < oldest));
  return meetExpectations(expectations.promises, known).flatMap(standing => {
    const { reported: check, promise } = standing;
    if (check === undefined) {
      return promise ? { ...notReported(promise), promise } : [];
    }
    const dimension = check.dimension ?? promise?.dimension;
    const severity = check.severity ?? promise?.severity;
    const maxAgeSeconds = promise
      ? promise.maxAgeSeconds
      : expectations.maxAgeOf(check);
    return {
      checkKey: check.checkKey,
      name: check.name,
      ...(dimension === undefined ? {} : { dimension }),
      ...(severity === undefined ? {} : { severity }),
      outcome: check.outcome,
      ...(check.executedAt === undefined
        ? {}
        : { executedAt: check.executedAt, ranAt: ranAtOf(check) }),
      ...(maxAgeSeconds === undefined ? {} : { maxAgeSeconds }),
      reported: check,
      ...(promise === undefined ? {} : { promise }),
    };
  });
}

function notReported(promise: ExpectedCheck): CheckStanding {
  const { dimension, severity, maxAgeSeconds } = promise;
  return {
    // Two ports may share a contract.
    checkKey: `${promise.ruleKey}@${promise.port}`,
    name: promise.name,
    ...(dimension === undefined ? {} : { dimension }),
    ...(severity === undefined ? {} : { severity }),
    outcome: 'not_reported',
    ...(maxAgeSeconds === undefined ? {} : { maxAgeSeconds }),
  };
}

/**
 * When checks will count differently though nothing is reported: the next
 * verdict becomes stale, or the next check is forgotten. Undefined for never.
 * @public
 */
export function nextChange(
  checks: readonly StandingCheck[],
  { now, rule = SCORING_RULE }: { now: Date; rule?: ScoringRule },
): Date | undefined {
  let next = Infinity;
  const take = (ranAt: number, ageSeconds: number) => {
    // It holds to the very end of its age.
    const at = ranAt + ageSeconds * 1000 + 1;
    if (at > now.getTime() && at < next) next = at;
  };
  for (const check of checks) {
    if (check.reported === undefined) continue;
    const ranAt = ranAtOf(check);
    take(ranAt, FORGOTTEN_AFTER_SECONDS);
    const { outcome } = check;
    if (outcome === 'pass' || outcome === 'warn' || outcome === 'fail') {
      take(ranAt, check.maxAgeSeconds ?? rule.maxAgeSeconds);
    }
  }
  return next < 8.64e15 ? new Date(next) : undefined;
}
