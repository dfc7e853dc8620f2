import {
  meetExpectations,
  type ExpectedCheck,
  type Expectations,
  type ReportedCheck,
  type Standing,
} from '../expectations';
import { isOwnCheck } from '../expectations/isOwnCheck';
import {
  isVerdict,
  type CheckOutcome,
  type CheckSeverity,
  type QualityDimension,
} from '../results';
import { SCORING_RULE, type ScoringRule } from './rule';
import { ranAtOf, type CheckStanding } from './score';

/**
 * A check that ran last so long ago is forgotten: the team has removed it, or
 * it is one that the contract promises, and then nobody reports it. One whose
 * results hold for longer is remembered as long as they hold.
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
  /**
   * Whether an engine has only listed it and never run it, as when it compiles
   * a project. It does not count then: nobody has tried to evaluate it.
   */
  listedOnly?: boolean;
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
 * All checks that count for a product: those that engines ran and that are not
 * forgotten, and the promises of its contracts that none of those evaluates.
 *
 * What an engine does not say of a check, the promise says that it evaluates:
 * its dimension, its severity, and how long a result of it holds.
 *
 * Left out are checks without a verdict of promises that another check gives a
 * verdict about, those of the portal also where another engine only lists or
 * tries the promise; and checks of the portal for rules that the contract no
 * longer has: it runs nothing else, so they never come back.
 * @public
 */
export function standChecks<R extends KnownCheck>(
  expectations: Expectations,
  reported: readonly R[],
  { now }: { now: Date },
): Array<StandingCheck<R>> {
  const known = withoutFormerRules(
    expectations,
    reported.some(({ listedOnly }) => listedOnly)
      ? reported.filter(({ listedOnly }) => !listedOnly)
      : reported,
  );
  const standings = meetRemembered(expectations, known, now);
  return withoutNeedless(standings).flatMap(standing => {
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

/**
 * For how long any check of a product is remembered, in seconds: a check that
 * is silent for longer is forgotten, whatever it is about.
 * @public
 */
export function rememberedSeconds(
  expectations: Expectations,
  checks: Iterable<{ port?: string; schema?: string }>,
): number {
  let longest = FORGOTTEN_AFTER_SECONDS;
  for (const { maxAgeSeconds } of expectations.promises) {
    longest = Math.max(longest, maxAgeSeconds ?? 0);
  }
  for (const check of checks) {
    longest = Math.max(longest, expectations.maxAgeOf(check) ?? 0);
  }
  return longest;
}

function forgottenAfter(maxAgeSeconds: number | undefined): number {
  return Math.max(FORGOTTEN_AFTER_SECONDS, maxAgeSeconds ?? 0);
}

/** Which checks keep which promises, without those that are forgotten. */
function meetRemembered<R extends KnownCheck>(
  expectations: Expectations,
  reported: readonly R[],
  now: Date,
): Array<Standing<R>> {
  const { promises } = expectations;
  const isSilent = (check: R, seconds: number) =>
    ranAtOf(check) < now.getTime() - seconds * 1000;
  const old = reported.filter(each => isSilent(each, FORGOTTEN_AFTER_SECONDS));
  if (old.length === 0) return meetExpectations(promises, reported);
  const longest = rememberedSeconds(expectations, old);
  const standings = meetExpectations(
    promises,
    reported.filter(each => !isSilent(each, longest)),
    (check, { maxAgeSeconds }) =>
      !isSilent(check, forgottenAfter(maxAgeSeconds)),
  );
  // Of those that keep no promise, some are only too old for theirs.
  const tooOld = new Set(
    meetExpectations(promises, old).flatMap(({ reported: check, promise }) =>
      check && promise ? [check] : [],
    ),
  );
  return standings.filter(
    ({ reported: check, promise }) =>
      check === undefined ||
      promise !== undefined ||
      !(
        tooOld.has(check) ||
        isSilent(check, forgottenAfter(expectations.maxAgeOf(check)))
      ),
  );
}

/** Without checks of the portal for rules that their contract had once. */
function withoutFormerRules<R extends KnownCheck>(
  { ports, promises }: Expectations,
  reported: readonly R[],
): readonly R[] {
  if (
    !reported.some(check => check.ruleKey !== undefined && isOwnCheck(check))
  ) {
    return reported;
  }
  const keyOf = (port: string, ruleKey: string) => `${port}\n${ruleKey}`;
  const keys = new Set(
    promises.map(({ port, ruleKey }) => keyOf(port, ruleKey)),
  );
  const known = new Set(ports);
  return reported.filter(
    check =>
      check.port === undefined ||
      check.ruleKey === undefined ||
      !known.has(check.port) ||
      !isOwnCheck(check) ||
      keys.has(keyOf(check.port, check.ruleKey)),
  );
}

/** Without checks that know less of their promise than others do. */
function withoutNeedless<R extends KnownCheck>(
  standings: Array<Standing<R>>,
): Array<Standing<R>> {
  const judged = new Set<ExpectedCheck>();
  const byOthers = new Set<ExpectedCheck>();
  let isAllJudged = true;
  for (const { reported: check, promise } of standings) {
    if (check === undefined || promise === undefined) continue;
    if (isVerdict(check.outcome)) judged.add(promise);
    else isAllJudged = false;
    if (!isOwnCheck(check)) byOthers.add(promise);
  }
  if (isAllJudged) return standings;
  return standings.filter(
    ({ reported: check, promise }) =>
      check === undefined ||
      promise === undefined ||
      isVerdict(check.outcome) ||
      !(judged.has(promise) || (isOwnCheck(check) && byOthers.has(promise))),
  );
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
    take(ranAt, forgottenAfter(check.maxAgeSeconds));
    if (isVerdict(check.reported.outcome)) {
      take(ranAt, check.maxAgeSeconds ?? rule.maxAgeSeconds);
    }
  }
  return next < 8.64e15 ? new Date(next) : undefined;
}
