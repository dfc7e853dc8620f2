import type { FieldStore } from './FieldStore';
import { exactnessOfParts, FIELD_WEIGHTS } from './fieldTerms';
import { TextSegment } from './TextSegment';
import type { Chunk } from './words';

/** What a text search found. */
export type TextMatches = {
  /** By slot: the higher the better, 0 for products that lack a word. */
  scores: Uint32Array;
  /** A bit per field: whether a word of the query was found there. */
  fields: Uint8Array;
};

/** Text search over all fields, in segments of falling size. */
export class TextIndex {
  #segments = new Array<TextSegment>();
  #indexed = 0;

  #fields: FieldStore;

  constructor(fields: FieldStore) {
    this.#fields = fields;
  }

  /** Number of segments, terms and postings, to be reported. */
  get size() {
    return {
      segments: this.#segments.length,
      terms: this.#segments.reduce((sum, each) => sum + each.termCount, 0),
      postings: this.#segments.reduce((sum, each) => sum + each.size, 0),
    };
  }

  /** Takes in the fields that were added since it was last called. */
  update(): void {
    if (this.#indexed === this.#fields.length) {
      return;
    }
    this.#segments.push(
      TextSegment.build(this.#fields, this.#indexed, this.#fields.length),
    );
    this.#indexed = this.#fields.length;
    // Each segment stays more than twice as large as the next: there are few
    // of them, and each posting is copied a few times only.
    for (;;) {
      const last = this.#segments.at(-1);
      const previous = this.#segments.at(-2);
      if (!last || !previous || previous.size > 2 * last.size) {
        return;
      }
      this.#segments.splice(-2, 2, TextSegment.merge(previous, last));
    }
  }

  /**
   * Goes over to a store that holds the same fields under new numbers.
   *
   * @param numbers - See {@link TextSegment.renumber}
   */
  renumber(fields: FieldStore, numbers: Int32Array): void {
    this.#segments = this.#segments.map(each => each.renumber(numbers));
    this.#fields = fields;
    this.#indexed = fields.length;
  }

  /** Products in which every word is found. */
  search(words: Chunk[]): TextMatches {
    const fields = this.#fields;
    const kindsAndSlots = fields.kindsAndSlots();
    const scores = new Uint32Array(fields.slots);
    const matched = new Uint8Array((fields.length + 7) >>> 3);
    const best = new Uint8Array(fields.slots);

    words.forEach((word, nth) => {
      best.fill(0);
      const hit = (field: number, exactness: number) => {
        matched[field >>> 3] |= 1 << (field & 7);
        const kindAndSlot = kindsAndSlots[field];
        const slot = kindAndSlot >>> 4;
        const score = FIELD_WEIGHTS[kindAndSlot & 15] * exactness;
        if (score > best[slot]) {
          best[slot] = score;
        }
      };
      for (const segment of this.#segments) {
        segment.eachPlace(word.joined, hit);
      }
      if (word.parts.length > 1) {
        this.#eachFieldWithAll(word.parts, hit);
      }
      for (let slot = 0; slot < scores.length; slot++) {
        if (best[slot] === 0) {
          scores[slot] = 0;
        } else if (nth === 0 || scores[slot] > 0) {
          scores[slot] += best[slot];
        }
      }
    });
    return { scores, fields: matched };
  }

  /** Fields in which all parts are found, wherever. */
  #eachFieldWithAll(
    parts: string[],
    hit: (field: number, exactness: number) => void,
  ) {
    // By field: how many of the parts, in order, were found, and how exactly
    // the worst of them.
    const found = new Uint8Array(this.#fields.length);
    const worst = new Uint8Array(this.#fields.length);
    const current = new Uint8Array(this.#fields.length);
    const touched = new Array<number>();
    const wanted = parts.slice(0, 255);
    wanted.forEach((part, nth) => {
      touched.length = 0;
      for (const segment of this.#segments) {
        segment.eachPlace(part, (field, exactness) => {
          if (found[field] === nth) {
            if (current[field] === 0) {
              touched.push(field);
            }
            current[field] = Math.max(current[field], exactness);
          }
        });
      }
      for (const field of touched) {
        found[field] = nth + 1;
        worst[field] =
          nth === 0 ? current[field] : Math.min(worst[field], current[field]);
        current[field] = 0;
        if (nth === wanted.length - 1) {
          hit(field, exactnessOfParts(worst[field]));
        }
      }
    });
  }
}
