import type { Expectations } from '../expectations';
import type { CheckOutcome } from '../results';
import {
  isLater,
  scoreQuality,
  standChecks,
  type KnownCheck,
  type QualityScore,
} from '../score';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What is known of a check, beside its results.
 * @public
 */
export type DayCheck = Omit<
  KnownCheck,
  'outcome' | 'executedAt' | 'listedOnly'
>;

/**
 * A result of a run.
 * @public
 */
export type DayResult = {
  checkKey: string;
  outcome: CheckOutcome;
  /** False where the engine only lists the check. */
  executed?: false;
  /** ISO 8601, UTC, with milliseconds. */
  executedAt: string;
};

/** Results in the order in which they ran. */
export class Timeline {
  readonly #checks: ReadonlyMap<string, DayCheck>;
  readonly #results: Array<DayResult & { at: number }> = [];
  /** When runs had come to an end, for each day. */
  readonly #moments: number[] = [];
  readonly #latest = new Map<string, DayResult>();
  #next = 0;

  constructor(
    runs: Iterable<readonly DayResult[]>,
    checks: ReadonlyMap<string, DayCheck>,
    now: Date,
  ) {
    this.#checks = checks;
    const moments = new Set<number>();
    for (const run of runs) {
      const lastOfDay = new Map<number, number>();
      for (const result of run) {
        const at = Date.parse(result.executedAt);
        if (!checks.has(result.checkKey) || !(at <= now.getTime())) continue;
        this.#results.push({ ...result, at });
        const day = Math.floor(at / DAY_MS);
        lastOfDay.set(day, Math.max(at, lastOfDay.get(day) ?? at));
      }
      for (const moment of lastOfDay.values()) moments.add(moment);
    }
    this.#results.sort((a, b) => a.at - b.at);
    this.#moments = [...moments].sort((a, b) => a - b);
  }

  momentsOf(start: number, last: number): number[] {
    return this.#moments.filter(moment => moment >= start && moment <= last);
  }

  /** Never asked for an instant before one that it was asked for. */
  scoreAt(instant: number, expectations: Expectations): QualityScore {
    while (
      this.#next < this.#results.length &&
      this.#results[this.#next].at <= instant
    ) {
      const result = this.#results[this.#next];
      const known = this.#latest.get(result.checkKey);
      if (known === undefined || isLater(result, known)) {
        this.#latest.set(result.checkKey, result);
      }
      this.#next++;
    }
    const reported = [...this.#latest.values()].map(
      ({ checkKey, outcome, executed, executedAt }): KnownCheck => ({
        ...this.#checks.get(checkKey)!,
        outcome,
        executedAt,
        listedOnly: executed === false,
      }),
    );
    const now = new Date(instant);
    return scoreQuality(standChecks(expectations, reported, { now }), { now });
  }
}
