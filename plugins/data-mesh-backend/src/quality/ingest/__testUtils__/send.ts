import type { Test } from 'supertest';

/** Sends bytes as they are, with headers. */
export function raw(
  post: Test,
  bytes: Buffer,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Test {
  post.set(headers);
  // Else it writes bytes as JSON.
  post.serialize(body => body as unknown as string);
  return post.send(bytes as unknown as string);
}

/** Sends files in a form, by their names. */
export function form(post: Test, files: Record<string, Buffer>): Test {
  for (const [name, bytes] of Object.entries(files)) {
    post.attach(name, bytes, name);
  }
  return post;
}
