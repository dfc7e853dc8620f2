import { JsonProblem } from './JsonProblem';

/**
 * Which parts of a document are read; the rest is only passed over. `true` is
 * everything; an object names the keys of an object, `*` being any other, and
 * takes no texts and numbers; lists pass their selection on to their items, and
 * hold null for those that it does not take.
 * @public
 */
export type JsonSelection = true | { [key: string]: JsonSelection };

type Frame = {
  container: unknown[] | Record<string, unknown> | undefined;
  isList: boolean;
  key: string;
  selection: JsonSelection | undefined;
};

type Expected =
  'value' | 'itemOrEnd' | 'keyOrEnd' | 'key' | 'commaOrEnd' | 'nothing';

/** What Python's and JavaScript's encoders write beyond the standard. */
const LITERALS: ReadonlyArray<[string, unknown]> = [
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
];

const SPACE = /[ \t\n\r]*/y;
/** All but quotes, backslashes and control characters. */
const PLAIN = /[ !#-[\]-\uFFFF]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * Reads JSON piece by piece, without recursion, so that neither a long nor a
 * deep document can hold up or fell the process. Containers are hung into
 * their parents when they open: at a problem, what was read until there is at
 * hand.
 */
export class JsonScanner {
  private readonly frames: Frame[] = [];
  private position = 0;
  private expected: Expected = 'value';
  private result: unknown;

  constructor(
    private readonly text: string,
    private readonly selection: JsonSelection,
    private readonly maxDepth: number,
  ) {}

  /** All or, at a problem, what was read so far. */
  get root(): unknown {
    return this.result;
  }

  /**
   * Reads on until at least so many characters are passed.
   * @returns true at the end of the document
   * @throws {@link JsonProblem}
   */
  advance(characters: number): boolean {
    const goal = this.position + characters;
    while (this.position < goal) {
      this.position = endOf(SPACE, this.text, this.position);
      if (this.position >= this.text.length) {
        if (this.expected === 'nothing') return true;
        throw this.problem('truncated', 'The text ends too early');
      }
      this.step();
    }
    return false;
  }

  private step() {
    const char = this.text[this.position];
    switch (this.expected) {
      case 'value':
        this.value(char);
        return;
      case 'itemOrEnd':
        if (char === ']') this.close();
        else this.value(char);
        return;
      case 'keyOrEnd':
        if (char === '}') this.close();
        else this.key(char);
        return;
      case 'key':
        this.key(char);
        return;
      case 'commaOrEnd':
        this.commaOrEnd(char);
        return;
      default:
        throw this.unexpected();
    }
  }

  private value(char: string) {
    if (char === '{' || char === '[') {
      this.open(char === '[');
    } else if (char === '"') {
      const text = this.string(this.selected() === true);
      this.put(text);
      this.afterValue();
    } else {
      this.put(this.literal());
      this.afterValue();
    }
  }

  private open(isList: boolean) {
    if (this.frames.length >= this.maxDepth) {
      throw this.problem(
        'too-deep',
        `There are more than ${this.maxDepth} levels of nesting`,
      );
    }
    const selection = this.selected();
    let container: Frame['container'];
    if (selection !== undefined) container = isList ? [] : {};
    this.put(container);
    this.frames.push({ container, isList, key: '', selection });
    this.position++;
    this.expected = isList ? 'itemOrEnd' : 'keyOrEnd';
  }

  private close() {
    this.frames.pop();
    this.position++;
    this.afterValue();
  }

  private key(char: string) {
    if (char !== '"') throw this.unexpected();
    const frame = this.frames[this.frames.length - 1];
    frame.key = this.string(frame.selection !== undefined) ?? '';
    this.position = endOf(SPACE, this.text, this.position);
    if (this.position >= this.text.length) {
      throw this.problem('truncated', 'The text ends too early');
    }
    if (this.text[this.position] !== ':') throw this.unexpected();
    this.position++;
    this.expected = 'value';
  }

  private commaOrEnd(char: string) {
    const { isList } = this.frames[this.frames.length - 1];
    if (char === ',') {
      this.position++;
      this.expected = isList ? 'value' : 'key';
    } else if (char === (isList ? ']' : '}')) {
      this.close();
    } else {
      throw this.unexpected();
    }
  }

  private afterValue() {
    this.expected = this.frames.length > 0 ? 'commaOrEnd' : 'nothing';
  }

  /** The selection of the value that comes next; undefined passes it over. */
  private selected(): JsonSelection | undefined {
    if (this.frames.length === 0) return this.selection;
    const { isList, key, selection } = this.frames[this.frames.length - 1];
    if (selection === undefined || selection === true || isList) {
      return selection;
    }
    if (Object.hasOwn(selection, key)) return selection[key];
    return selection['*'];
  }

  private put(value: unknown) {
    const selected = this.selected();
    if (selected === undefined) return;
    const wanted =
      selected === true || (typeof value === 'object' && value !== null);
    const parent = this.frames[this.frames.length - 1]?.container;
    // Items of a list are counted, and do not vanish.
    if (!wanted && Array.isArray(parent)) parent.push(null);
    if (!wanted) return;
    if (this.frames.length === 0) {
      this.result = value;
      return;
    }
    const { container, key } = this.frames[this.frames.length - 1];
    if (container === undefined) return;
    if (Array.isArray(container)) {
      container.push(value);
    } else if (key === '__proto__') {
      // An assignment would set the prototype.
      Object.defineProperty(container, key, {
        value,
        configurable: true,
        enumerable: true,
        writable: true,
      });
    } else {
      container[key] = value;
    }
  }

  /** The string at the position; undefined where it is passed over. */
  private string(wanted: boolean): string | undefined {
    const start = this.position;
    let end = start + 1;
    let escaped = false;
    for (;;) {
      end = endOf(PLAIN, this.text, end);
      const char = this.text[end];
      if (char === '"') break;
      if (char === '\\') {
        const next = endOf(ESCAPE, this.text, end);
        if (next === end) {
          this.position = end;
          throw end + 6 > this.text.length && !this.text.includes('"', end)
            ? this.problem('truncated', 'The text ends inside a string')
            : this.unexpected();
        }
        escaped = true;
        end = next;
        continue;
      }
      if (char === undefined) {
        this.position = this.text.length;
        throw this.problem('truncated', 'The text ends inside a string');
      }
      this.position = end;
      throw this.unexpected();
    }
    this.position = end + 1;
    if (!wanted) return undefined;
    return escaped
      ? (JSON.parse(this.text.slice(start, end + 1)) as string)
      : this.text.slice(start + 1, end);
  }

  private literal(): unknown {
    for (const [word, value] of LITERALS) {
      if (this.text.startsWith(word, this.position)) {
        this.position += word.length;
        return value;
      }
    }
    const end = endOf(NUMBER, this.text, this.position);
    if (end > this.position) {
      const number = Number(this.text.slice(this.position, end));
      this.position = end;
      return number;
    }
    const rest = this.text.slice(this.position, this.position + 9);
    if (
      this.position + rest.length === this.text.length &&
      (rest === '-' || LITERALS.some(([word]) => word.startsWith(rest)))
    ) {
      this.position = this.text.length;
      throw this.problem('truncated', 'The text ends too early');
    }
    throw this.unexpected();
  }

  private unexpected(): JsonProblem {
    const char = String.fromCodePoint(
      this.text.codePointAt(this.position) ?? 0,
    );
    return this.problem(
      'not-json',
      `${JSON.stringify(char)} is not expected here`,
    );
  }

  private problem(code: JsonProblem['code'], message: string): JsonProblem {
    const position = new TextEncoder().encode(
      this.text.slice(0, this.position),
    ).length;
    return new JsonProblem(code, `${message}, at byte ${position}`, position);
  }
}

/** Where the match of a sticky pattern ends; the position when there is none. */
function endOf(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position;
  return pattern.test(text) ? pattern.lastIndex : position;
}
