/** `*` and `**`; everything else is a character. */
type Token = string | { crosses: boolean };

/**
 * Reads a pattern of paths: `*` stands for any characters within a folder, `**`
 * for any characters, slashes too, and everything else for itself.
 *
 * Patterns and paths come from different people, so nothing of it is a regular
 * expression: matching takes at most the length of the path times that of the
 * pattern, whatever they are.
 *
 * @returns whether the pattern matches the whole of a path
 * @public
 */
export function compileGlob(pattern: string): (path: string) => boolean {
  const fixed = pattern.indexOf('*');
  if (fixed < 0) {
    return path => path === pattern;
  }
  const start = pattern.slice(0, fixed);
  const tokens = tokensOf(pattern);
  const least = tokens.filter(token => typeof token === 'string').length;
  return path =>
    path.length >= least &&
    path.startsWith(start) &&
    matches(tokens, path, start.length);
}

function tokensOf(pattern: string): Token[] {
  return pattern
    .split(/(\*+)/)
    .flatMap((part, index): Token[] =>
      index % 2 === 0 ? part.split('') : [{ crosses: part.length > 1 }],
    );
}

/**
 * Follows all ways through the pattern at once, one character of the path
 * after the other.
 */
function matches(
  tokens: readonly Token[],
  path: string,
  offset: number,
): boolean {
  let places = new Set<number>();
  reach(places, tokens, offset);
  for (let at = offset; at < path.length && places.size > 0; at++) {
    const character = path[at];
    const next = new Set<number>();
    for (const place of places) {
      const token = tokens[place];
      if (token === character) {
        reach(next, tokens, place + 1);
      } else if (
        typeof token === 'object' &&
        (token.crosses || character !== '/')
      ) {
        reach(next, tokens, place);
      }
    }
    places = next;
  }
  return places.has(tokens.length);
}

/** A place in the pattern, and the one behind it where it may be empty. */
function reach(
  places: Set<number>,
  tokens: readonly Token[],
  place: number,
): void {
  places.add(place);
  // Never two wildcards in a row.
  if (typeof tokens[place] === 'object') {
    places.add(place + 1);
  }
}
