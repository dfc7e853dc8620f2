import { MAX_DEPTH } from './limits';
import type { DocumentNode, ListNode, MapNode, ScalarNode } from './nodes';

/** Control characters but line feed, further line breaks, byte order mark. */
const UNCOMMON_CHARACTER = /[^\n\P{Cc}]|[\u2028\u2029\ufeff]/u;

/** Thrown to give up; only one, because a stack trace costs time. */
const UNCOMMON = new Error('Not the common part of YAML');

/** A key may be twice as long in YAML; nobody names a field like that. */
const MAX_KEY = 500;

const KEY = /([A-Za-z_][\w.-]*):(?= |$)/my;
/** How everything begins that is no text; much of it is text all the same. */
const MAYBE_NOT_TEXT = /^(?:[-+.\d]|~$|null$|true$|false$)/i;
const INTEGER = /^[-+]?\d+$/;
const DECIMAL = /^[-+]?(?:\.\d+|\d+\.\d*)$/;
const RARE_NUMBER =
  /^0o[0-7]+$|^0x[\da-f]+$|^[-+]?\.(?:inf|nan)$|^[-+]?(?:\.\d+|\d+(?:\.\d*)?)e[-+]?\d+$/i;
const JSON_STRING = /^(?:[^"\\]|\\(?:[ "\\/bfnrt]|u[\da-fA-F]{4}))*$/;
/** Characters that begin something else than a text without quotes. */
const INDICATOR = /[-?:,[\]{}#&*!|>'"%@`]/;
/** In brackets only words without anything that could mean something. */
const FLOW_WORD = /(?:-(?=\d)|[\w./+])(?:[\w./@+ -]*[\w./@+-])?/y;
const FLOW_KEY = /([A-Za-z_][\w.-]*): +/y;

class Reader {
  /** Of the current line: first character, first that is no blank, end. */
  #start = 0;
  #content = 0;
  #end = -1;

  constructor(private readonly text: string) {}

  read(): MapNode {
    this.#advance();
    if (!this.#atEnd() && this.#indent() === 0 && this.#line() === '---') {
      this.#advance();
    }
    if (this.#atEnd() || this.#indent() !== 0) throw UNCOMMON;
    const root =
      this.text[this.#content] === '{' ? this.#json() : this.#map(0, 1);
    if (!this.#atEnd()) throw UNCOMMON;
    return root;
  }

  /** A document in braces; nothing is to the left of its lines. */
  #json(): MapNode {
    const [root, end] = this.#flow(this.#content, -1, 1);
    if (root.kind !== 'map' || !this.#isRestEmpty(end)) throw UNCOMMON;
    this.#advance();
    return root;
  }

  /** To the next line that is neither blank nor a comment. */
  #advance(): void {
    this.#nextLine();
    this.#toContent();
  }

  /** As {@link #advance}, but stays where it is on such a line. */
  #toContent(): void {
    while (
      this.#start <= this.text.length &&
      (this.#content >= this.#end || this.text[this.#content] === '#')
    ) {
      this.#nextLine();
    }
  }

  #atEnd(): boolean {
    return this.#content >= this.text.length;
  }

  #indent(): number {
    return this.#content - this.#start;
  }

  #line(): string {
    return trimmedEnd(this.text.slice(this.#content, this.#end));
  }

  /** Whether the current line begins an entry of a list. */
  #atDash(): boolean {
    return (
      this.text[this.#content] === '-' && this.text[this.#content + 1] === ' '
    );
  }

  /** An object whose first key is at the current place, in that column. */
  #map(indent: number, depth: number): MapNode {
    if (depth > MAX_DEPTH) throw UNCOMMON;
    const entries: MapNode['entries'] = new Map();
    const at = this.#content;
    for (;;) {
      const keyAt = this.#content;
      KEY.lastIndex = keyAt;
      const key = KEY.exec(this.text)?.[1];
      if (key === undefined || !isTextKey(key) || entries.has(key)) {
        throw UNCOMMON;
      }
      const value = this.#valueOfKey(keyAt + key.length + 1, indent, depth);
      entries.set(key, { value, keyAt });
      if (this.#atEnd() || this.#indent() < indent) break;
      if (this.#indent() > indent || this.#atDash()) throw UNCOMMON;
    }
    return { kind: 'map', entries, at };
  }

  #valueOfKey(afterColon: number, indent: number, depth: number): DocumentNode {
    const from = this.#skipBlanks(afterColon);
    if (!this.#isRestEmpty(from)) return this.#inline(from, indent, depth + 1);
    const nextStart = this.#end + 1;
    this.#advance();
    if (!this.#atEnd()) {
      const next = this.#indent();
      const dash = this.#atDash();
      if (next > indent || (next === indent && dash)) {
        if (dash) return this.#list(next, depth + 1);
        KEY.lastIndex = this.#content;
        if (KEY.test(this.text)) return this.#map(next, depth + 1);
        if (this.#start !== nextStart) throw UNCOMMON;
        return this.#inline(this.#content, indent, depth + 1);
      }
    }
    // The complete parser places what is not there behind a comment.
    if (from > afterColon) throw UNCOMMON;
    return { kind: 'scalar', value: null, at: afterColon };
  }

  #list(indent: number, depth: number): ListNode {
    if (depth > MAX_DEPTH) throw UNCOMMON;
    const items: DocumentNode[] = [];
    const at = this.#content;
    do {
      const from = this.#skipBlanks(this.#content + 1);
      if (this.#isRestEmpty(from)) throw UNCOMMON;
      KEY.lastIndex = from;
      if (KEY.test(this.text)) {
        this.#content = from;
        items.push(this.#map(from - this.#start, depth + 1));
      } else {
        items.push(this.#inline(from, indent, depth + 1));
      }
      if (this.#atEnd() || this.#indent() < indent) break;
      if (this.#indent() > indent) throw UNCOMMON;
    } while (this.#atDash());
    return { kind: 'list', items, at };
  }

  /** A value that begins on the current line, inside something at `indent`. */
  #inline(from: number, indent: number, depth: number): DocumentNode {
    const first = this.text[from];
    if (first === '|' || first === '>') return this.#block(from, indent);
    if (first !== '[' && first !== '{' && first !== '"' && first !== "'") {
      return this.#plain(from, indent);
    }
    const [node, end] =
      first === '[' || first === '{'
        ? this.#flow(from, indent, depth)
        : this.#quoted(from, indent);
    if (!this.#isRestEmpty(end)) throw UNCOMMON;
    this.#advance();
    // A deeper line would continue the value.
    if (!this.#atEnd() && this.#indent() > indent) throw UNCOMMON;
    return node;
  }

  /** A text without quotes, which deeper lines continue. */
  #plain(from: number, indent: number): ScalarNode {
    const { text } = this;
    if (
      INDICATOR.test(text[from]) &&
      !(text[from] === '-' && /[\w.]/.test(text[from + 1] ?? ''))
    ) {
      throw UNCOMMON;
    }
    const line = text.slice(from, this.#end);
    const comment = line.indexOf(' #');
    let value = trimmedEnd(comment === -1 ? line : line.slice(0, comment));
    this.#nextLine();
    while (this.#content < this.#end && this.#indent() > indent) {
      const more = this.#line();
      // What looks like anything but prose is left to the complete parser.
      if (comment !== -1 || INDICATOR.test(more[0]) || more.includes(' #')) {
        throw UNCOMMON;
      }
      value += ` ${more}`;
      this.#nextLine();
    }
    this.#toContent();
    if (!this.#atEnd() && this.#indent() > indent) throw UNCOMMON;
    if (value.includes(': ') || value.endsWith(':')) throw UNCOMMON;
    return plainScalar(value, from);
  }

  /** A text in quotes; its last line becomes the current one. */
  #quoted(from: number, indent: number): [ScalarNode, number] {
    const { text } = this;
    const quote = text[from];
    let end = text.indexOf(quote, from + 1);
    if (quote === "'") {
      while (end !== -1 && text[end + 1] === "'") {
        end = text.indexOf("'", end + 2);
      }
    } else {
      while (end !== -1 && isEscaped(text, end)) {
        end = text.indexOf('"', end + 1);
      }
    }
    if (end === -1) throw UNCOMMON;
    let inside = text.slice(from + 1, end);
    if (end > this.#end) inside = this.#folded(from + 1, end, quote, indent);
    const value =
      quote === "'" ? inside.replaceAll("''", "'") : unescaped(inside);
    return [{ kind: 'scalar', value, at: from }, end + 1];
  }

  /** A quoted text over several lines, joined as if it were on one. */
  #folded(from: number, end: number, quote: string, indent: number): string {
    const { text } = this;
    const parts: string[] = [];
    let start = from;
    while (this.#end < end) {
      const line = trimmedEnd(text.slice(start, this.#end));
      const escaped = quote === '"' && isEscaped(line, line.length);
      // Only a backslash at the very end of its line escapes the line break.
      if (escaped && text[this.#end - 1] !== '\\') throw UNCOMMON;
      parts.push(escaped ? line.slice(0, -1) : `${line} `);
      this.#nextLine();
      if (this.#content >= this.#end || this.#indent() <= indent) {
        throw UNCOMMON;
      }
      start = this.#content;
    }
    const inside = parts.join('') + text.slice(start, end);
    return inside;
  }

  /** A list or object in brackets, on deeper lines where it needs several. */
  #flow(from: number, indent: number, depth: number): [DocumentNode, number] {
    if (depth > MAX_DEPTH) throw UNCOMMON;
    const close = this.text[from] === '[' ? ']' : '}';
    const items: DocumentNode[] = [];
    const entries: MapNode['entries'] = new Map();
    let position = this.#skipFlowSpace(from + 1, indent);
    while (this.text[position] !== close) {
      const keyAt = position;
      let key: string | undefined;
      if (close === '}') [key, position] = this.#flowKey(position, indent);
      if (key !== undefined && entries.has(key)) throw UNCOMMON;
      const [item, end] = this.#flowItem(position, indent, depth + 1);
      if (key === undefined) items.push(item);
      else entries.set(key, { value: item, keyAt });
      position = this.#skipFlowSpace(end, indent);
      if (this.text[position] === ',') {
        position = this.#skipFlowSpace(position + 1, indent);
      } else if (this.text[position] !== close) {
        throw UNCOMMON;
      }
    }
    const node: DocumentNode =
      close === ']'
        ? { kind: 'list', items, at: from }
        : { kind: 'map', entries, at: from };
    return [node, position + 1];
  }

  /** A key, and where its value begins. */
  #flowKey(from: number, indent: number): [string, number] {
    const { text } = this;
    if (text[from] !== '"') {
      FLOW_KEY.lastIndex = from;
      const match = FLOW_KEY.exec(text);
      if (!match || !isTextKey(match[1])) throw UNCOMMON;
      return [match[1], from + match[0].length];
    }
    const line = this.#start;
    const [{ value }, end] = this.#quoted(from, indent);
    if (this.#start !== line || text[end] !== ':' || end - from > MAX_KEY) {
      throw UNCOMMON;
    }
    return [String(value), this.#skipBlanks(end + 1)];
  }

  #flowItem(
    from: number,
    indent: number,
    depth: number,
  ): [DocumentNode, number] {
    const first = this.text[from];
    if (first === '[' || first === '{') return this.#flow(from, indent, depth);
    if (first === '"' || first === "'") return this.#quoted(from, indent);
    FLOW_WORD.lastIndex = from;
    const word = FLOW_WORD.exec(this.text)?.[0];
    if (word === undefined) throw UNCOMMON;
    return [plainScalar(word, from), from + word.length];
  }

  #skipFlowSpace(from: number, indent: number): number {
    let position = this.#skipBlanks(from);
    while (this.text[position] === '\n') {
      this.#nextLine();
      if (this.#content >= this.#end || this.#indent() <= indent) {
        throw UNCOMMON;
      }
      position = this.#content;
    }
    return position;
  }

  /** A text on the lines below: `|`, or `>` where it is a single paragraph. */
  #block(from: number, indent: number): ScalarNode {
    const { text } = this;
    const strip = text[from + 1] === '-';
    if (!this.#isRestEmpty(from + (strip ? 2 : 1))) throw UNCOMMON;
    const lines: string[] = [];
    let blockIndent = -1;
    for (;;) {
      this.#nextLine();
      if (this.#start > text.length) break;
      if (this.#content >= this.#end) {
        // What blanks on an empty line mean depends on where they stand.
        if (this.#indent() > 0 && this.#indent() > blockIndent) throw UNCOMMON;
        lines.push('');
        continue;
      }
      if (blockIndent === -1) {
        if (this.#indent() <= indent) throw UNCOMMON;
        blockIndent = this.#indent();
      }
      if (this.#indent() < blockIndent) break;
      lines.push(text.slice(this.#start + blockIndent, this.#end));
    }
    while (lines.at(-1) === '') lines.pop();
    if (lines.length === 0) throw UNCOMMON;
    const folded = text[from] === '>';
    if (folded && lines.some(line => line === '' || line[0] === ' ')) {
      throw UNCOMMON;
    }
    this.#toContent();
    if (!this.#atEnd() && this.#indent() > indent) throw UNCOMMON;
    const value = lines.join(folded ? ' ' : '\n') + (strip ? '' : '\n');
    return { kind: 'scalar', value, at: from };
  }

  /** To the next line, whatever it holds; beyond the text when there is none. */
  #nextLine(): void {
    const { text } = this;
    this.#start = this.#end + 1;
    if (this.#start > text.length) {
      this.#content = this.#end = text.length;
      return;
    }
    const newline = text.indexOf('\n', this.#start);
    this.#end = newline === -1 ? text.length : newline;
    this.#content = this.#start;
    while (text[this.#content] === ' ') this.#content++;
  }

  #skipBlanks(position: number): number {
    let result = position;
    while (this.text[result] === ' ') result++;
    return result;
  }

  /** Whether nothing but blanks and a comment follows on the line. */
  #isRestEmpty(position: number): boolean {
    const next = this.#skipBlanks(position);
    return (
      next >= this.#end ||
      (this.text[next] === '#' &&
        (next > position || this.text[next - 1] === ' '))
    );
  }
}

/**
 * Reads the part of YAML that almost every contract is written in: indented
 * objects and lists, texts with and without quotes, brackets, and blocks. Undefined for
 * everything else, be it correct or not.
 *
 * It is there for speed: it takes a small fraction of the time of the complete
 * parser, and registries read contracts by the ten thousand. Whatever it
 * returns is what the complete parser makes of the same text, offsets
 * included; a test holds the two against each other. When in doubt it gives up.
 */
export function readCommonYaml(text: string): MapNode | undefined {
  if (UNCOMMON_CHARACTER.test(text)) return undefined;
  try {
    return new Reader(text).read();
  } catch (error) {
    if (error === UNCOMMON) return undefined;
    throw error;
  }
}

/** Without the blanks at its end; other white space is text in YAML. */
function trimmedEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ') end--;
  return text.slice(0, end);
}

/** Whether an odd number of backslashes stands before the place. */
function isEscaped(text: string, position: number): boolean {
  let first = position;
  while (text[first - 1] === '\\') first--;
  return (position - first) % 2 === 1;
}

/** The escapes of JSON mean the same in YAML; a blank may be escaped too. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  if (!JSON_STRING.test(text)) throw UNCOMMON;
  return JSON.parse(
    `"${text.replaceAll(/\\(.)/g, (escape, of) => (of === ' ' ? of : escape))}"`,
  );
}

function isTextKey(key: string): boolean {
  return key.length <= MAX_KEY && !MAYBE_NOT_TEXT.test(key);
}

/** By the core schema of YAML 1.2. */
function plainScalar(text: string, at: number): ScalarNode {
  if (!MAYBE_NOT_TEXT.test(text)) return { kind: 'scalar', value: text, at };
  if (INTEGER.test(text)) {
    return { kind: 'scalar', value: Number.parseInt(text, 10), raw: text, at };
  }
  if (DECIMAL.test(text)) {
    return { kind: 'scalar', value: Number.parseFloat(text), raw: text, at };
  }
  if (RARE_NUMBER.test(text)) throw UNCOMMON;
  switch (text) {
    case 'true':
    case 'True':
    case 'TRUE':
      return { kind: 'scalar', value: true, raw: text, at };
    case 'false':
    case 'False':
    case 'FALSE':
      return { kind: 'scalar', value: false, raw: text, at };
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return { kind: 'scalar', value: null, at };
    default:
      return { kind: 'scalar', value: text, at };
  }
}
