const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const DECIMAL = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/**
 * A number for people: "3,400", "0.25".
 * @public
 */
export function numberWords(value: number): string {
  return Number.isInteger(value) ? WHOLE.format(value) : DECIMAL.format(value);
}

/**
 * A count with its noun: "1 check", "3,400 rows".
 * @public
 */
export function countWords(
  count: number,
  one: string,
  many = `${one}s`,
): string {
  return `${numberWords(count)} ${count === 1 ? one : many}`;
}

/**
 * A share as people read it, such as "62 %"; 100 % only where nothing is
 * missing.
 *
 * @param share - 0 to 1
 * @public
 */
export function percentWords(share: number): string {
  const percent = share * 100;
  if (share > 0 && percent < 0.1) return 'less than 0.1 %';
  const decimals = Math.abs(percent) < 10 || Math.abs(percent) > 99 ? 1 : 0;
  const factor = 10 ** decimals;
  return `${numberWords(Math.floor(percent * factor + 1e-9) / factor)} %`;
}
