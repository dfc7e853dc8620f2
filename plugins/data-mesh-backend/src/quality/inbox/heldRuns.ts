import type {
  CheckResult,
  QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { cleanText } from '../results/cleanText';
import type { Sender } from '../results/Sender';

/** A run of an engine that waits until somebody says where it belongs. */
export type HeldRun = {
  report: Omit<QualityReport, 'results' | 'problems' | 'others'>;
  source: Sender['source'];
  sender: string;
  results: CheckResult[];
};

/** What is kept of a target that belongs nowhere: its latest runs. */
export type HeldRuns = {
  /** Hashes of runs that were counted, the latest last. */
  seen: string[];
  /** The latest last. */
  runs: HeldRun[];
};

export const NOTHING_HELD: HeldRuns = { seen: [], runs: [] };

const VERSION = 1;
const MOST_RUNS = 5;
const MOST_SEEN = 50;
/** Of a run; those beyond are not brought home. */
const MOST_RESULTS = 5_000;
/** Of a target, compressed. */
const MOST_BYTES = 512 * 1024;
/** Of the runs of a target, as JSON; well below what is read again. */
const MOST_UNPACKED = 16 * 1024 * 1024;
const MAX_UNPACKED = 64 * 1024 * 1024;

/**
 * What is held after a run came; undefined where nothing about it is new.
 *
 * @returns `again`: more of a run that came before
 */
export function holdRun(
  held: HeldRuns,
  run: HeldRun,
): { held: HeldRuns; again: boolean } | undefined {
  const name = nameOf(run);
  const known = held.runs.find(each => nameOf(each) === name);
  if (known) {
    const keys = new Set(known.results.map(({ checkKey }) => checkKey));
    const more = run.results.filter(({ checkKey }) => !keys.has(checkKey));
    if (more.length === 0 || known.results.length >= MOST_RESULTS) {
      return undefined;
    }
    const merged = {
      ...known,
      results: cleaned([...known.results, ...more].slice(0, MOST_RESULTS)),
    };
    return {
      held: {
        ...held,
        runs: held.runs.map(each => (each === known ? merged : each)),
      },
      again: true,
    };
  }
  if (held.seen.includes(name)) {
    return undefined;
  }
  return {
    held: {
      seen: [...held.seen, name].slice(-MOST_SEEN),
      runs: [
        ...held.runs,
        { ...run, results: cleaned(run.results.slice(0, MOST_RESULTS)) },
      ].slice(-MOST_RUNS),
    },
    again: false,
  };
}

/** For quality_unmatched.held; the oldest runs give way to its size. */
export function packHeld({ seen, runs }: HeldRuns): Buffer {
  const written: string[] = [];
  let bytes = 0;
  // What deflates well may still be too much to read it again.
  for (const run of [...runs].reverse()) {
    const text = JSON.stringify(run);
    bytes += Buffer.byteLength(text);
    if (bytes > MOST_UNPACKED) {
      break;
    }
    written.unshift(text);
  }
  for (; ; written.shift()) {
    const packed = deflateRawSync(
      `{"v":${VERSION},"seen":${JSON.stringify(seen)},"runs":[${written.join()}]}`,
    );
    if (packed.length <= MOST_BYTES || written.length === 0) {
      return packed;
    }
  }
}

/** What {@link packHeld} packed. */
export function unpackHeld(packed: Uint8Array): HeldRuns {
  const { v, seen, runs } = JSON.parse(
    inflateRawSync(packed, { maxOutputLength: MAX_UNPACKED }).toString(),
  );
  if (v !== VERSION) {
    throw new Error(
      `Held results were packed by version ${v}, which this version cannot read`,
    );
  }
  return { seen, runs };
}

/**
 * What {@link packHeld} packed, nothing where that cannot be read: one such
 * entry must not keep out all that comes after it.
 */
export function readHeld(packed: Uint8Array): HeldRuns {
  try {
    return unpackHeld(packed);
  } catch {
    return NOTHING_HELD;
  }
}

function nameOf({ report }: HeldRun): string {
  return createHash('sha256')
    .update(`${report.engine} ${report.runId}`)
    .digest('hex')
    .slice(0, 16);
}

/** As much as would be stored of them; the rest is of no use. */
function cleaned(results: readonly CheckResult[]): CheckResult[] {
  return results.map(result => ({
    ...result,
    name: cleanText(result.name, 500),
    message:
      result.message === undefined
        ? undefined
        : cleanText(result.message, 1000),
    threshold:
      result.threshold === undefined
        ? undefined
        : cleanText(result.threshold, 500),
  }));
}
