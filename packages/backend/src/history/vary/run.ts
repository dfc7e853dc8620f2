import { createHash } from 'node:crypto';

/** What comes of a check. */
export type Verdict = 'pass' | 'warn' | 'fail';

/** A run of an engine that the demo makes up from an artifact. */
export type MadeUpRun = {
  /** When it ended. */
  at: Date;
  /** Says which run it is: the same one is the same at every start. */
  seed: string;
  /**
   * Verdicts by what the engine calls a check, or a part of it. All others are
   * as in the artifact.
   */
  verdicts: Readonly<Record<string, Verdict>>;
};

/** Makes the artifacts of another run from those of one. */
export type Vary = (documents: unknown[], run: MadeUpRun) => unknown[];

/** The verdict that a run has on a check; undefined for that of the artifact. */
export function verdictOn(
  { verdicts }: MadeUpRun,
  check: string,
): Verdict | undefined {
  const key = Object.keys(verdicts).find(part => check.includes(part));
  return key === undefined ? undefined : verdicts[key];
}

/** An id in the form of a UUID, always the same for the same text. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** A whole number from `min` to `max`, always the same for the same text. */
export function amountOf(text: string, min: number, max: number): number {
  const number = createHash('sha256').update(text).digest().readUInt32BE(0);
  return min + (number % (max - min + 1));
}

/** An instant some seconds before another, as ISO 8601. */
export function before(at: Date, seconds: number): string {
  return new Date(at.getTime() - seconds * 1000).toISOString();
}
