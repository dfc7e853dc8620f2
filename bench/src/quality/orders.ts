import type { DbtRunOptions } from './generateDbtRun';

export type QualityBackendOptions = {
  port: number;
  database: object;
  products: number;
};

/** What the parent may have the backend do inside. */
export type QualityOrder =
  | { type: 'read and store'; run: Omit<DbtRunOptions, 'at'> & { at: string } }
  | {
      type: 'sustain';
      products: number;
      seconds: number;
      results: number;
      atOnce: number;
    }
  | { type: 'rescore'; products: number; fail: number }
  | { type: 'scorecards'; products: number; runs: number }
  | { type: 'overview'; runs: number }
  | { type: 'fill days'; days: number }
  | { type: 'fill runs'; days: number; resultsADay: number }
  | { type: 'plain rows'; results: number }
  | { type: 'prune day' }
  | { type: 'size'; table: string };

export type QualityAnswers = {
  'read and store': { readMs: number; storeMs: number; stored: number };
  sustain: { results: number; seconds: number };
  rescore: { ms: number; rows: number };
  scorecards: { p50: number; p95: number };
  overview: { first: number; p50: number; p95: number };
  'fill days': { rows: number };
  'fill runs': { rows: number; results: number };
  'plain rows': { bytes: number };
  'prune day': { ms: number; rows: number; vacuumMs: number };
  size: { bytes: number };
};
