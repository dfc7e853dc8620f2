/**
 * A key that nobody else makes. `randomUUID` is not there on pages without
 * TLS, so it is made by hand.
 */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
