/**
 * The text of a file, or undefined when it is not UTF-8 or holds the NUL
 * character, which neither YAML nor PostgreSQL can store.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
