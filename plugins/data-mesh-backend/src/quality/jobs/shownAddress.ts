/**
 * Addresses as people may see them: a query may be a signature that lets
 * anybody read, and what stands before the host a password.
 *
 * @param text - one address, or several with spaces between them
 */
export function shownAddress(text: string): string {
  return text
    .replace(/[?#]\S*/g, '')
    .replace(/(\b[a-z][a-z0-9+.-]*:[\\/]*)[^\s\\/]*@/gi, '$1');
}
