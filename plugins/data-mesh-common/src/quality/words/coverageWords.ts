import { countWords, numberWords } from './numbers';

/**
 * How much of what is expected was evaluated: "9 of 12 expected checks
 * evaluated". Expected is what the contract promises and what engines
 * reported.
 * @public
 */
export function coverageWords(of: {
  evaluated: number;
  expected: number;
}): string {
  const { evaluated, expected } = of;
  if (expected === 0) return 'no checks promised or reported';
  if (evaluated === expected) {
    return expected === 1
      ? 'the only expected check evaluated'
      : `all ${numberWords(expected)} expected checks evaluated`;
  }
  if (expected === 1) return 'the only expected check not evaluated';
  if (evaluated === 0) {
    return `none of ${countWords(expected, 'expected check')} evaluated`;
  }
  return `${numberWords(evaluated)} of ${countWords(
    expected,
    'expected check',
  )} evaluated`;
}
