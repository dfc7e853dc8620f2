/**
 * Asks a backend under test.
 *
 * @param path - below `/api`
 * @returns the parsed body
 * @throws when the status is none of success
 */
export async function fetchJson<T>(
  port: number,
  path: string,
  init?: RequestInit,
): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}/api${path}`, init);
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${path}: ${response.status} ${text.slice(0, 500)}`);
  }
  return JSON.parse(text) as T;
}

/** Posts a document as JSON; else as {@link fetchJson}. */
export function postJson<T>(
  port: number,
  path: string,
  headers: Record<string, string>,
  body: object,
): Promise<T> {
  return fetchJson(port, path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
