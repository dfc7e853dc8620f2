import { eachTerm, Exactness, MIN_LENGTH_INSIDE } from './fieldTerms';
import type { FieldStore } from './FieldStore';
import { GrowableUint32 } from './growable';

// Cannot be in a term, so that a match in the joined text stays in one term.
const SEPARATOR = '\n';

/**
 * An inverted index over a range of fields: which term is in which field.
 * It never changes; a change of the mesh adds a segment, and small ones are
 * merged.
 *
 * @remarks
 * Terms are sorted, so that those with a common start stand together, and
 * kept once more as one long text, in which what is inside of a term is found
 * faster than by asking each. A posting is the number of a field, doubled, and
 * one more if the term is the whole text. Postings of a term ascend.
 */
export class TextSegment {
  private constructor(
    private readonly terms: string[],
    /** Where the postings of each term start; one more at the end. */
    private readonly starts: Uint32Array,
    private readonly postings: Uint32Array,
    private readonly joined: string,
    /** Where each term starts in the joined text. */
    private readonly offsets: Uint32Array,
  ) {}

  /** Number of postings, as the measure of its size. */
  get size(): number {
    return this.postings.length;
  }

  get termCount(): number {
    return this.terms.length;
  }

  static build(fields: FieldStore, from: number, to: number): TextSegment {
    const numbers = new Map<string, number>();
    const found = new GrowableUint32();
    const termOf = new GrowableUint32();
    // The field in which a term was last found: once per field is enough.
    const lastField = new Array<number>();
    const tally = new Array<number>();
    let field = from;
    const add = (term: string, whole: boolean) => {
      let number = numbers.get(term);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(term, number);
        lastField.push(-1);
        tally.push(0);
      }
      if (lastField[number] !== field) {
        lastField[number] = field;
        tally[number]++;
        termOf.push(number);
        found.push(field * 2 + (whole ? 1 : 0));
      }
    };
    for (; field < to; field++) {
      eachTerm(fields.kind(field), fields.text(field), add);
    }

    const terms = [...numbers.keys()].sort();
    const starts = new Uint32Array(terms.length + 1);
    const nextOf = new Uint32Array(terms.length);
    terms.forEach((term, index) => {
      const number = numbers.get(term)!;
      nextOf[number] = starts[index];
      starts[index + 1] = starts[index] + tally[number];
    });
    const postings = new Uint32Array(found.length);
    for (let i = 0; i < found.length; i++) {
      postings[nextOf[termOf.get(i)]++] = found.get(i);
    }
    return TextSegment.#of(terms, starts, postings);
  }

  /** One segment for two; the fields of the first come before the second's. */
  static merge(first: TextSegment, second: TextSegment): TextSegment {
    const terms = new Array<string>();
    const starts = new GrowableUint32();
    const postings = new Uint32Array(first.size + second.size);
    let length = 0;
    const copy = (from: TextSegment, index: number) => {
      const part = from.postings.subarray(
        from.starts[index],
        from.starts[index + 1],
      );
      postings.set(part, length);
      length += part.length;
    };
    let i = 0;
    let j = 0;
    while (i < first.terms.length || j < second.terms.length) {
      const a = first.terms[i];
      const b = second.terms[j];
      starts.push(length);
      if (b === undefined || (a !== undefined && a < b)) {
        terms.push(a);
        copy(first, i++);
      } else if (a === undefined || b < a) {
        terms.push(b);
        copy(second, j++);
      } else {
        terms.push(a);
        copy(first, i++);
        copy(second, j++);
      }
    }
    starts.push(length);
    return TextSegment.#of(terms, starts.view().slice(), postings);
  }

  /**
   * The same over fields with new numbers.
   *
   * @param numbers - By old number the new one, ascending, or -1 for fields
   *   that are gone
   */
  renumber(numbers: Int32Array): TextSegment {
    const terms = new Array<string>();
    const starts = new GrowableUint32();
    const postings = new Uint32Array(this.postings.length);
    let length = 0;
    this.terms.forEach((term, index) => {
      const start = length;
      for (let i = this.starts[index]; i < this.starts[index + 1]; i++) {
        const number = numbers[this.postings[i] >>> 1];
        if (number !== -1) {
          postings[length++] = number * 2 + (this.postings[i] & 1);
        }
      }
      if (length > start) {
        terms.push(term);
        starts.push(start);
      }
    });
    starts.push(length);
    return TextSegment.#of(
      terms,
      starts.view().slice(),
      postings.slice(0, length),
    );
  }

  static #of(terms: string[], starts: Uint32Array, postings: Uint32Array) {
    const offsets = new Uint32Array(terms.length);
    let offset = 1;
    terms.forEach((term, index) => {
      offsets[index] = offset;
      offset += term.length + 1;
    });
    const joined = SEPARATOR + terms.join(SEPARATOR) + SEPARATOR;
    return new TextSegment(terms, starts, postings, joined, offsets);
  }

  /**
   * Visits the places where a word is found. A field is visited once for each
   * of its terms in which the word is.
   */
  eachPlace(
    word: string,
    visit: (field: number, exactness: number) => void,
  ): void {
    const low = this.#firstAtLeast(word);
    let high = low;
    while (high < this.terms.length && this.terms[high].startsWith(word)) {
      this.#visitTerm(
        high,
        this.terms[high] === word ? Exactness.Term : Exactness.Start,
        visit,
      );
      high++;
    }
    if (word.length >= MIN_LENGTH_INSIDE) {
      this.#eachTermWithInside(word, low, high, index =>
        this.#visitTerm(index, Exactness.Inside, visit),
      );
    }
  }

  #visitTerm(
    index: number,
    exactness: number,
    visit: (field: number, exactness: number) => void,
  ) {
    const { postings, starts } = this;
    const whole = exactness === Exactness.Term ? Exactness.Whole : exactness;
    for (let i = starts[index]; i < starts[index + 1]; i++) {
      const posting = postings[i];
      visit(posting >>> 1, posting & 1 ? whole : exactness);
    }
  }

  /** Terms that hold the word, but not at their start. */
  #eachTermWithInside(
    word: string,
    low: number,
    high: number,
    visit: (index: number) => void,
  ) {
    const { joined, offsets, terms } = this;
    let at = joined.indexOf(word);
    while (at !== -1) {
      const index = this.#termAt(at);
      // Those that start with it were visited before.
      if (index < low || index >= high) {
        visit(index);
      }
      at = joined.indexOf(word, offsets[index] + terms[index].length);
    }
  }

  /** The number of the term that covers an offset of the joined text. */
  #termAt(offset: number): number {
    let low = 0;
    let high = this.offsets.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.offsets[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  #firstAtLeast(word: string): number {
    let low = 0;
    let high = this.terms.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.terms[middle] < word) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
