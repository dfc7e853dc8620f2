const ISO_DATE = /^\d{4}-\d{2}-\d{2}/;

/**
 * Orders two values of a contract: numbers as numbers, ISO dates as text.
 * Undefined where no order can be told, so nobody is told a wrong one.
 */
export function compareValues(a: string, b: string): number | undefined {
  const left = toNumber(a);
  const right = toNumber(b);
  if (left !== undefined && right !== undefined) return Math.sign(left - right);
  if (ISO_DATE.test(a) && ISO_DATE.test(b)) {
    if (a === b) return 0;
    return a < b ? -1 : 1;
  }
  return undefined;
}

/** A finite number, also with a percent sign behind; else undefined. */
export function toNumber(value: string): number | undefined {
  const text = value.trim().replace(/\s*%$/, '');
  if (text === '') return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}
