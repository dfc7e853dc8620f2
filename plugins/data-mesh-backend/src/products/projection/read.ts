/** A JSON object of which nothing is known. */
export type JsonRecord = Record<string, unknown>;

/** The value if it is an object, else an empty one. */
export function asRecord(value: unknown): JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonRecord)
    : {};
}

/** The value if it is a list, else an empty one. */
export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value if it is a text with something in it; numbers become texts. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return String(value);
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The texts of a list. */
export function asTexts(value: unknown): string[] {
  return asList(value).flatMap(item => asText(item) ?? []);
}
