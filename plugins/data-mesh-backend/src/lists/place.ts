import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * A place in a list that is ordered by an instant and then by an id. It stands
 * for a position and not for a number of rows: what comes or goes meanwhile
 * makes nobody see a row twice or miss one.
 */
export type Place = { at: Date; id: string };

// Rises when the form changes; a cursor of another version is refused.
const VERSION = 1;

// The milliseconds that a date can hold.
const LARGEST = 8.64e15;

const cursorSchema = z.strictObject({
  v: z.literal(VERSION),
  l: z.string().max(40),
  t: z.int().min(-LARGEST).max(LARGEST),
  i: z.string().regex(/^[0-9a-zA-Z-]{1,36}$/),
});

/**
 * Writes a place as text for a URL.
 *
 * @param list - Which list and which order of it; another one refuses it
 */
export function encodePlace(list: string, place: Place): string {
  const content: z.infer<typeof cursorSchema> = {
    v: VERSION,
    l: list,
    t: place.at.getTime(),
    i: place.id,
  };
  return Buffer.from(JSON.stringify(content), 'utf8').toString('base64url');
}

/**
 * Reads a place.
 *
 * @throws InputError for anything that {@link encodePlace} did not write for
 *   the same list
 */
export function decodePlace(
  list: string,
  cursor: string | undefined,
): Place | undefined {
  if (cursor === undefined) {
    return undefined;
  }
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw invalid();
  }
  const { data } = cursorSchema.safeParse(content);
  if (data?.l !== list) {
    throw invalid();
  }
  return { at: new Date(data.t), id: data.i };
}

function invalid() {
  return new InputError(
    'The cursor is not one of this list; start again without a cursor',
  );
}
