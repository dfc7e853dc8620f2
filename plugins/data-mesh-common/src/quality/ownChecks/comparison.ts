import type { QualityRule } from '../../api/types';

/**
 * What a measured number is compared with. Both bounds of a range belong to it.
 * @public
 */
export type Comparison = {
  operator: ComparisonOperator;
  /** One number, or the two bounds of a range. */
  bounds: readonly number[];
};

/** @public */
export type ComparisonOperator =
  | 'mustBe'
  | 'mustNotBe'
  | 'mustBeGreaterThan'
  | 'mustBeGreaterOrEqualTo'
  | 'mustBeLessThan'
  | 'mustBeLessOrEqualTo'
  | 'mustBeBetween'
  | 'mustNotBeBetween';

type Kind = {
  bounds: 1 | 2;
  isMet(value: number, low: number, high: number): boolean;
  say(low: string, high: string): string;
};

const KINDS: Record<ComparisonOperator, Kind> = {
  mustBe: {
    bounds: 1,
    isMet: (value, bound) => value === bound,
    say: bound => `exactly ${bound}`,
  },
  mustNotBe: {
    bounds: 1,
    isMet: (value, bound) => value !== bound,
    say: bound => `not ${bound}`,
  },
  mustBeGreaterThan: {
    bounds: 1,
    isMet: (value, bound) => value > bound,
    say: bound => `more than ${bound}`,
  },
  mustBeGreaterOrEqualTo: {
    bounds: 1,
    isMet: (value, bound) => value >= bound,
    say: bound => `at least ${bound}`,
  },
  mustBeLessThan: {
    bounds: 1,
    isMet: (value, bound) => value < bound,
    say: bound => `less than ${bound}`,
  },
  mustBeLessOrEqualTo: {
    bounds: 1,
    isMet: (value, bound) => value <= bound,
    say: bound => `at most ${bound}`,
  },
  mustBeBetween: {
    bounds: 2,
    isMet: (value, low, high) => low <= value && value <= high,
    say: (low, high) => `between ${low} and ${high}`,
  },
  mustNotBeBetween: {
    bounds: 2,
    isMet: (value, low, high) => value < low || high < value,
    say: (low, high) => `not between ${low} and ${high}`,
  },
};

/**
 * The comparison of a rule, or in words why it has none that could be made.
 * @public
 */
export function readComparison(
  rule: Pick<QualityRule, 'operator' | 'threshold'>,
): Comparison | { problem: string } {
  const { operator, threshold = [] } = rule;
  if (operator === undefined) {
    return { problem: 'The rule compares what it measures with nothing' };
  }
  if (!isOperator(operator)) {
    return { problem: `The comparison ${operator} is not known` };
  }
  const expected = KINDS[operator].bounds;
  const bounds = threshold.map(toNumber);
  if (bounds.length !== expected) {
    return {
      problem:
        expected === 2
          ? `${operator} needs two numbers`
          : `${operator} needs one number`,
    };
  }
  if (!bounds.every(Number.isFinite)) {
    return { problem: `${operator} compares with something that is no number` };
  }
  if (expected === 2 && bounds[0] > bounds[1]) {
    return { problem: `${operator} begins with the higher of its two numbers` };
  }
  return { operator, bounds };
}

/** @public */
export function isMet(comparison: Comparison, value: number): boolean {
  const [low, high] = comparison.bounds;
  return KINDS[comparison.operator].isMet(value, low, high);
}

/**
 * Such as "at most 1 percent".
 * @public
 */
export function describeComparison(
  comparison: Comparison,
  unit?: string,
): string {
  const [low, high] = comparison.bounds;
  const words = KINDS[comparison.operator].say(String(low), String(high));
  return unit === undefined ? words : `${words} ${unit}`;
}

function isOperator(name: string): name is ComparisonOperator {
  return Object.hasOwn(KINDS, name);
}

/** Files quote numbers now and then. */
function toNumber(value: string | number | boolean): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== ''
    ? Number(value)
    : Number.NaN;
}
