import type { QualityRule } from '../../api/types';
import { toNumber } from './compareValues';

/** An end of an interval; infinite ends are open. */
type Interval = {
  from: number;
  to: number;
  fromOpen: boolean;
  toOpen: boolean;
};

const ALL: Interval = {
  from: -Infinity,
  to: Infinity,
  fromOpen: true,
  toOpen: true,
};

/**
 * The measured values that a rule accepts, as intervals in ascending order.
 * Undefined for operators and thresholds that are not about numbers.
 */
export function acceptedValues(rule: QualityRule): Interval[] | undefined {
  const numbers = (rule.threshold ?? []).map(value => toNumber(String(value)));
  const [a, b] = numbers;
  if (rule.operator === undefined) return [ALL];
  if (a === undefined) return undefined;
  switch (rule.operator) {
    case 'mustBe':
      return [{ from: a, to: a, fromOpen: false, toOpen: false }];
    case 'mustNotBe':
      return [
        { ...ALL, to: a },
        { ...ALL, from: a },
      ];
    case 'mustBeGreaterThan':
      return [{ ...ALL, from: a }];
    case 'mustBeGreaterOrEqualTo':
    case 'mustBeGreaterThanOrEqualTo':
      return [{ ...ALL, from: a, fromOpen: false }];
    case 'mustBeLessThan':
      return [{ ...ALL, to: a }];
    case 'mustBeLessOrEqualTo':
    case 'mustBeLessThanOrEqualTo':
      return [{ ...ALL, to: a, toOpen: false }];
    case 'mustBeBetween':
      return b === undefined
        ? undefined
        : [{ from: a, to: b, fromOpen: false, toOpen: false }];
    case 'mustNotBeBetween':
      return b === undefined
        ? undefined
        : [
            { ...ALL, to: a },
            { ...ALL, from: b },
          ];
    default:
      return undefined;
  }
}

/** Whether every value of the one set is in the other. */
export function isWithin(inner: Interval[], outer: Interval[]): boolean {
  return inner.every(part =>
    outer.some(
      whole =>
        (part.from > whole.from ||
          (part.from === whole.from && (part.fromOpen || !whole.fromOpen))) &&
        (part.to < whole.to ||
          (part.to === whole.to && (part.toOpen || !whole.toOpen))),
    ),
  );
}
