/**
 * What stands between spaces and punctuation that joins nothing, normalised to
 * lower case without diacritics.
 *
 * @remarks
 * `customer_id`, `customerId` and `customer-id` are one chunk each, of the
 * parts `customer` and `id`, joined to `customerid`, so that every way to
 * write it finds every other.
 */
export type Chunk = {
  /** All parts in one. */
  joined: string;
  /** What separators, changes of case and digits split it into; at least one. */
  parts: string[];
};

/** Longer words are cut, here and in queries: nobody types them. */
export const MAX_WORD_LENGTH = 64;

/** The chunks of a text, in order. */
export function chunksOf(text: string): Chunk[] {
  const chunks = new Array<Chunk>();
  let parts = new Array<string>();
  scanParts(text, {
    part(start, end) {
      const part = normalise(text.slice(start, end));
      if (part) {
        parts.push(part);
      }
    },
    chunkEnd() {
      if (parts.length > 0) {
        chunks.push({ joined: cut(parts.join('')), parts: parts.map(cut) });
        parts = [];
      }
    },
  });
  return chunks;
}

/**
 * The words of a query: its chunks, each once. All of them must be found.
 */
export function queryWords(query: string): Chunk[] {
  const words = new Map<string, Chunk>();
  for (const chunk of chunksOf(query)) {
    const key = chunk.parts.join(' ');
    if (!words.has(key)) {
      words.set(key, chunk);
    }
  }
  return [...words.values()];
}

/** Lower case, without diacritics and compatibility forms. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return isAscii(lower)
    ? lower
    : lower.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A part of a text as it is compared: folded, and letters and digits only. */
export function normalise(part: string): string {
  const folded = fold(part);
  // Some characters are a space and a mark, or a fraction, in simple form.
  return isAscii(part) ? folded : folded.replace(/[^\p{L}\p{N}]/gu, '');
}

function cut(word: string): string {
  return word.length > MAX_WORD_LENGTH ? word.slice(0, MAX_WORD_LENGTH) : word;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 127) {
      return false;
    }
  }
  return true;
}

/** Sorts of characters. */
const Sort = {
  /** Ends a chunk. */
  Gap: 0,
  /** Ends a part; the chunk goes on if a letter or digit follows at once. */
  Joiner: 1,
  Digit: 2,
  Upper: 3,
  Lower: 4,
  /** A letter without case. */
  Letter: 5,
  /** Belongs to the character before it. */
  Mark: 6,
} as const;

const JOINERS = `_-./:#+@'’`;

const ASCII_SORTS = Uint8Array.from({ length: 128 }, (_, code) =>
  sortOfCharacter(String.fromCharCode(code)),
);

function sortOfCharacter(character: string): number {
  if (JOINERS.includes(character)) return Sort.Joiner;
  if (/\p{M}/u.test(character)) return Sort.Mark;
  if (/\p{N}/u.test(character)) return Sort.Digit;
  if (/\p{Lu}|\p{Lt}/u.test(character)) return Sort.Upper;
  if (/\p{Ll}/u.test(character)) return Sort.Lower;
  if (/\p{L}/u.test(character)) return Sort.Letter;
  return Sort.Gap;
}

/**
 * Walks over the parts and chunks of a text; offsets are in UTF-16 units.
 */
export function scanParts(
  text: string,
  visit: { part(start: number, end: number): void; chunkEnd(): void },
): void {
  // Where the current part began, or -1 between parts.
  let start = -1;
  let previous: number = Sort.Gap;
  // Where the last character began, for "HTTPServer": the S starts a part.
  let previousAt = 0;
  let upperRun = 0;

  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    let width = 1;
    let sort: number;
    if (code < 128) {
      sort = ASCII_SORTS[code];
    } else {
      const character = String.fromCodePoint(text.codePointAt(at)!);
      width = character.length;
      sort = sortOfCharacter(character);
    }

    if (sort === Sort.Mark && start !== -1) {
      at += width;
      continue;
    }
    if (sort === Sort.Gap || sort === Sort.Joiner || sort === Sort.Mark) {
      if (start !== -1) {
        visit.part(start, at);
        start = -1;
      }
      // Two joiners in a row join nothing, as the dots in "and so on...".
      if (sort !== Sort.Joiner || previous === Sort.Joiner) {
        visit.chunkEnd();
      }
      upperRun = 0;
    } else if (start === -1) {
      start = at;
      upperRun = sort === Sort.Upper ? 1 : 0;
    } else if (sort === Sort.Lower && previous === Sort.Upper) {
      if (upperRun > 1) {
        visit.part(start, previousAt);
        start = previousAt;
      }
      upperRun = 0;
    } else if (sort === previous) {
      upperRun = sort === Sort.Upper ? upperRun + 1 : 0;
    } else {
      visit.part(start, at);
      start = at;
      upperRun = sort === Sort.Upper ? 1 : 0;
    }
    previous = sort;
    previousAt = at;
    at += width;
  }
  if (start !== -1) {
    visit.part(start, text.length);
  }
  visit.chunkEnd();
}
