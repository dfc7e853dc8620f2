const LONGEST = 16;
const FIRST = 6;
const LAST = 4;

/** A long id by its beginning and end, which is enough to find it again. */
export function shortId(id: string): string {
  return id.length <= LONGEST ? id : `${id.slice(0, FIRST)}…${id.slice(-LAST)}`;
}
