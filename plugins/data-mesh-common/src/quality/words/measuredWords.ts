import type { QualityCheck } from '../../api/types';
import { countWords, numberWords } from './numbers';

/** What of a check tells what was measured. */
type Measured = Pick<
  QualityCheck,
  'measured' | 'threshold' | 'failedRows' | 'rowsTested'
>;

const DAY = 86_400;
const HOUR = 3600;
const MINUTE = 60;

/**
 * What a check measured against what it allows: "17 of 3,400 rows failed,
 * threshold: no rows"; undefined where the engine tells nothing.
 * @public
 */
export function measuredWords(check: Measured): string | undefined {
  const { threshold } = check;
  const value = valueWords(check);
  if (value === undefined) {
    return threshold === undefined ? undefined : `threshold: ${threshold}`;
  }
  return threshold === undefined ? value : `${value}, threshold: ${threshold}`;
}

function valueWords(check: Measured): string | undefined {
  const { measured, failedRows, rowsTested } = check;
  const rows =
    failedRows === undefined ? undefined : rowWords(failedRows, rowsTested);
  if (measured === undefined) return rows;
  const { value, unit } = measured;
  // The count of failed rows is often the very measurement.
  if (rows !== undefined && (unit === 'rows' || unit === undefined)) {
    return value === failedRows
      ? rows
      : `${measurementWords(value, unit)} (${rows})`;
  }
  return rows === undefined
    ? measurementWords(value, unit)
    : `${measurementWords(value, unit)} (${rows})`;
}

function rowWords(failed: number, tested: number | undefined): string {
  return tested === undefined
    ? `${countWords(failed, 'row')} failed`
    : `${numberWords(failed)} of ${countWords(tested, 'row')} failed`;
}

/** A measurement with its unit: "0.5 %", "17 rows", "3 hours". */
function measurementWords(
  value: number,
  unit: 'rows' | 'percent' | 'seconds' | undefined,
): string {
  switch (unit) {
    case 'rows':
      return countWords(value, 'row');
    case 'percent':
      return `${numberWords(value)} %`;
    case 'seconds':
      return secondsWords(value);
    default:
      return numberWords(value);
  }
}

const TIME_UNITS: ReadonlyArray<[seconds: number, from: number, noun: string]> =
  [
    [DAY, 2 * DAY, 'day'],
    [HOUR, HOUR, 'hour'],
    [MINUTE, MINUTE, 'minute'],
    [1, 0, 'second'],
  ];

/** A length of time, in the largest unit in which it is still exact enough. */
function secondsWords(seconds: number): string {
  const [length, , noun] =
    TIME_UNITS.find(([, from]) => Math.abs(seconds) >= from) ?? TIME_UNITS[3];
  return countWords(Math.round((seconds / length) * 10) / 10, noun);
}
