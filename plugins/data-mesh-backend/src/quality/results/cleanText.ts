const SUSPECT = /[\0\uD800-\uDFFF]/;

/**
 * Text of an engine as a database can hold it: PostgreSQL knows no NUL, and
 * halves of surrogate pairs are no text.
 */
export function cleanText(text: string, maxLength: number): string {
  const cut =
    text.length > maxLength
      ? text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '')
      : text;
  return SUSPECT.test(cut)
    ? Buffer.from(cut.replaceAll('\0', '')).toString()
    : cut;
}

/** Like {@link cleanText}; null for none. */
export function cleanOptional(
  text: string | undefined,
  maxLength: number,
): string | null {
  return text === undefined ? null : cleanText(text, maxLength);
}
