import { plural } from '../../products/components';

const UNITS: ReadonlyArray<[seconds: number, noun: string]> = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
];

/** A length of time in the largest unit of which it is a whole number. */
export function lengthWords(seconds: number): string {
  const [length, noun] = UNITS.find(([each]) => seconds % each === 0) ?? [
    1,
    'second',
  ];
  return plural(seconds / length, noun);
}
