import type { CheckOutcome } from '@backstage-data-mesh/plugin-data-mesh-common';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { cleanText } from './cleanText';

/** A result of a run as it is kept: what its check is, quality_checks knows. */
export type PackedResult = {
  /** Of quality_checks; each once in a run. */
  checkId: number;
  outcome: CheckOutcome;
  /** Listed by the engine, but never run. */
  listedOnly?: true;
  /** Milliseconds since 1970, UTC. */
  executedAt: number;
  measured?: number;
  rowsTested?: number;
  failedRows?: number;
  /** Of what is no pass; at most {@link MAX_MESSAGE} characters. */
  message?: string;
};

/** Longer messages stand in full only beside the latest result. */
export const MAX_MESSAGE = 200;

const VERSION = 1;

/** Bounds what a broken row can take of the memory. */
const MAX_UNPACKED = 256 * 1024 * 1024;

const CODES: Record<CheckOutcome, string> = {
  pass: 'p',
  warn: 'w',
  fail: 'f',
  error: 'e',
  not_evaluated: 'n',
  skipped: 's',
};

const OUTCOMES = new Map(
  Object.entries(CODES).map(([outcome, code]) => [
    code,
    outcome as CheckOutcome,
  ]),
);

/** Positions of results that have a value, as steps, and the values. */
type Sparse<T> = [steps: number[], values: T[]];

/**
 * Columns compress far better than records do: neighbours are alike. Numbers
 * that grow are written as steps.
 */
type Columns = {
  v: typeof VERSION;
  /** Check ids, as steps. */
  c: number[];
  /** A letter for each; a capital one was only listed. */
  o: string;
  /** Milliseconds, as steps. */
  t: number[];
  m?: Sparse<number>;
  r?: Sparse<number>;
  f?: Sparse<number>;
  x?: Sparse<string>;
};

/**
 * The results of a run for quality_runs.packed: a few bytes for each. In the
 * order of their check ids.
 */
export function packResults(results: readonly PackedResult[]): Buffer {
  const sorted = [...results].sort((a, b) => a.checkId - b.checkId);
  const columns: Columns = {
    v: VERSION,
    c: steps(sorted.map(({ checkId }) => checkId)),
    o: sorted.map(codeOf).join(''),
    t: steps(sorted.map(({ executedAt }) => executedAt)),
    m: sparse(sorted.map(({ measured }) => measured)),
    r: sparse(sorted.map(({ rowsTested }) => rowsTested)),
    f: sparse(sorted.map(({ failedRows }) => failedRows)),
    x: sparse(
      sorted.map(({ outcome, message }) =>
        outcome === 'pass' ? undefined : shortened(message),
      ),
    ),
  };
  return deflateRawSync(JSON.stringify(columns));
}

/**
 * What {@link packResults} packed.
 *
 * @throws when it was packed by a later version, or is broken
 */
export function unpackResults(packed: Uint8Array): PackedResult[] {
  const columns: Columns = JSON.parse(
    inflateRawSync(packed, { maxOutputLength: MAX_UNPACKED }).toString(),
  );
  if (columns.v !== VERSION) {
    throw new Error(
      `Results of a run were packed by version ${columns.v}, which this version cannot read`,
    );
  }
  const checkIds = sums(columns.c);
  const times = sums(columns.t);
  const results: PackedResult[] = checkIds.map((checkId, index) => {
    const code = columns.o[index];
    const outcome = OUTCOMES.get(code.toLowerCase());
    if (outcome === undefined) {
      throw new Error(`'${code}' stands for no outcome`);
    }
    return {
      checkId,
      outcome,
      ...(code === code.toLowerCase() ? {} : { listedOnly: true }),
      executedAt: times[index],
    };
  });
  spread(columns.m, (index, value) => {
    results[index].measured = value;
  });
  spread(columns.r, (index, value) => {
    results[index].rowsTested = value;
  });
  spread(columns.f, (index, value) => {
    results[index].failedRows = value;
  });
  spread(columns.x, (index, value) => {
    results[index].message = value;
  });
  return results;
}

function codeOf({ outcome, listedOnly }: PackedResult): string {
  const code = CODES[outcome];
  return listedOnly ? code.toUpperCase() : code;
}

function shortened(message: string | undefined): string | undefined {
  return message === undefined ? undefined : cleanText(message, MAX_MESSAGE);
}

function steps(values: number[]): number[] {
  return values.map((value, index) =>
    index === 0 ? value : value - values[index - 1],
  );
}

function sums(values: number[]): number[] {
  let sum = 0;
  return values.map(value => {
    sum += value;
    return sum;
  });
}

function sparse<T>(values: Array<T | undefined>): Sparse<T> | undefined {
  const positions: number[] = [];
  const present: T[] = [];
  values.forEach((value, index) => {
    if (value !== undefined) {
      positions.push(index);
      present.push(value);
    }
  });
  return present.length > 0 ? [steps(positions), present] : undefined;
}

function spread<T>(
  column: Sparse<T> | undefined,
  set: (index: number, value: T) => void,
): void {
  if (column) {
    const [positions, values] = column;
    sums(positions).forEach((index, nth) => set(index, values[nth]));
  }
}
