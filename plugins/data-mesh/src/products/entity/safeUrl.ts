/**
 * An address from a declaration or a contract that may be linked to: web and
 * mail only, so that nobody runs a script by following one.
 */
export function safeUrl(url: string | undefined): string | undefined {
  return url && /^(https?:\/\/|mailto:)[^\s]+$/i.test(url) ? url : undefined;
}
