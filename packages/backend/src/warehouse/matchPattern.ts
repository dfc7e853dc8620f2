type Piece = { choices: string[][]; min: number; max: number };

/** The characters of a class such as `A-Z0-9-`. */
function expand(characters: string): string[] {
  return [...characters.matchAll(/(.)-(.)|(.)/g)].flatMap(
    ([, from, to, one]) =>
      one
        ? [one]
        : Array.from(
            { length: to.charCodeAt(0) - from.charCodeAt(0) + 1 },
            (_, i) => String.fromCharCode(from.charCodeAt(0) + i),
          ),
  );
}

function bounds(min?: string, max?: string, sign?: string) {
  if (min) {
    return { min: Number(min), max: Number(max || min) };
  }
  return {
    min: sign === '?' || sign === '*' ? 0 : 1,
    max: sign === '*' || sign === '+' ? 4 : 1,
  };
}

function parse(pattern: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < pattern.length) {
    let choices: string[][];
    if (pattern[at] === '[') {
      const end = pattern.indexOf(']', at + 1);
      choices = [expand(pattern.slice(at + 1, end))];
      at = end + 1;
    } else if (pattern[at] === '(') {
      const end = pattern.indexOf(')', at);
      choices = parse(pattern.slice(at + 1, end)).flatMap(piece =>
        Array.from({ length: piece.min }).flatMap(() => piece.choices),
      );
      at = end + 1;
    } else {
      at += pattern[at] === '\\' ? 1 : 0;
      choices = [[pattern[at]]];
      at += 1;
    }
    const times = /^(?:\{(\d+)(?:,(\d*))?\}|([?*+]))/.exec(pattern.slice(at));
    at += times?.[0].length ?? 0;
    const [, min, max, sign] = times ?? [];
    pieces.push({ choices, ...bounds(min, max, sign) });
  }
  return pieces;
}

/**
 * A text that matches a simple regular expression of a contract: literals,
 * classes, groups without alternatives, and repetitions.
 *
 * @param pick - a whole number from 0 below its argument
 * @param index - written into the longest run of digits, so that texts of
 *   different numbers differ
 */
export function matchPattern(
  pattern: string,
  pick: (below: number) => number,
  index?: number,
): string {
  const parts = parse(pattern.replace(/^\^/, '').replace(/\$$/, '')).map(
    piece => {
      const times = piece.min + pick(Math.min(piece.max, 12) - piece.min + 1);
      return Array.from({ length: times }, () =>
        piece.choices.map(chars => chars[pick(chars.length)]).join(''),
      ).join('');
    },
  );
  if (index !== undefined) {
    const longest = parts.reduce(
      (best, part, i) =>
        /^\d+$/.test(part) && part.length > (parts[best] ?? '').length
          ? i
          : best,
      -1,
    );
    if (longest >= 0) {
      const { length } = parts[longest];
      parts[longest] = String(index + 1).padStart(length, '0');
    }
  }
  return parts.join('');
}
