/**
 * Whether a text can be stored and shown: no control characters but tabs and
 * line breaks, and no half of a character. PostgreSQL cannot store NUL.
 * @public
 */
export function isPlainText(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isBreak = code === 9 || code === 10 || code === 13;
    if ((code < 32 && !isBreak) || code === 127) {
      return false;
    }
  }
  return !/[\ud800-\udfff]/u.test(text);
}
