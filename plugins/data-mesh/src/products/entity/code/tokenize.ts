/** What a piece of code is, for its colour. */
export type TokenKind =
  'plain' | 'comment' | 'string' | 'keyword' | 'number' | 'key';

export type Token = { kind: TokenKind; text: string };

type Rule = [kind: TokenKind, pattern: RegExp];

const NUMBER: Rule = ['number', /(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])/y];
const DOUBLE: Rule = ['string', /"(?:[^"\\]|\\.)*"/y];
const SINGLE: Rule = ['string', /'(?:[^']|'')*'/y];

const words = (text: string, flags = 'y') =>
  new RegExp(`(?<!\\w)(?:${text.split(' ').join('|')})(?!\\w)`, flags);

/** Rules by language; the first that fits at a place wins. */
const LANGUAGES: Record<string, Rule[]> = {
  sql: [
    ['comment', /--.*/y],
    SINGLE,
    ['string', /"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]/y],
    [
      'keyword',
      words(
        'select from where limit top fetch first rows only create secret install load type provider',
        'iy',
      ),
    ],
    NUMBER,
  ],
  python: [
    ['comment', /#.*/y],
    ['string', /"""[^]*?"""/y],
    DOUBLE,
    [
      'keyword',
      words(
        'import from as with for in if is while try finally raise continue print None True False',
      ),
    ],
    NUMBER,
  ],
  bash: [
    ['comment', /(?<!\S)#.*/y],
    DOUBLE,
    ['string', /'[^']*'/y],
    ['keyword', /(?<=^|\n)\w+|(?<=\s)--?[a-zA-Z][\w-]*/y],
  ],
  yaml: [
    ['comment', /(?<!\S)#.*/y],
    [
      'key',
      /(?<=^[ \t]*(?:- +)*|[{,][ \t]*)(?:[\w$./-]+|"[^"\n]*"|'[^'\n]*')(?=:(?:\s|$))/my,
    ],
    DOUBLE,
    SINGLE,
    ['keyword', words('true false null')],
    NUMBER,
  ],
};

/** Splits code into pieces for colouring; joined they are the code again. */
export function tokenize(code: string, language: string): Token[] {
  const rules = Object.hasOwn(LANGUAGES, language) ? LANGUAGES[language] : [];
  const tokens: Token[] = [];
  let plainFrom = 0;
  let at = 0;
  const flush = (to: number) => {
    if (to > plainFrom) {
      tokens.push({ kind: 'plain', text: code.slice(plainFrom, to) });
    }
  };
  while (at < code.length) {
    const found = matchAt(rules, code, at);
    if (found) {
      flush(at);
      tokens.push(found);
      at += found.text.length;
      plainFrom = at;
    } else {
      // A word is passed as a whole: nothing starts in its middle.
      const word = /[A-Za-z0-9_]+|[^]/y;
      word.lastIndex = at;
      at += word.exec(code)?.[0].length ?? 1;
    }
  }
  flush(code.length);
  return tokens;
}

function matchAt(rules: Rule[], code: string, at: number): Token | undefined {
  for (const [kind, pattern] of rules) {
    pattern.lastIndex = at;
    const text = pattern.exec(code)?.[0];
    if (text) return { kind, text };
  }
  return undefined;
}
