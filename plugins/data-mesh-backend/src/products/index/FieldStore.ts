import { FIELD_KINDS, type Field } from '../projection/types';
import { GrowableUint32 } from './growable';

const isName = FIELD_KINDS.map(
  kind => kind === 'port' || kind === 'schema' || kind === 'column',
);

/**
 * The searchable texts of all products, numbered. Those of one product stand
 * together, in the order in which it holds them.
 */
export class FieldStore {
  readonly #texts = new Array<string>();
  readonly #kindAndSlot = new GrowableUint32();
  readonly #firstOfSlot = new GrowableUint32();
  // Column names repeat from product to product: keep each once.
  readonly #names = new Map<string, string>();

  /** Number of fields. */
  get length(): number {
    return this.#texts.length;
  }

  /** Number of slots, live or not. */
  get slots(): number {
    return this.#firstOfSlot.length;
  }

  /** Adds the fields of the next slot. */
  add(fields: Field[]): void {
    const slot = this.#firstOfSlot.length;
    this.#firstOfSlot.push(this.#texts.length);
    for (const [kind, text] of fields) {
      this.#texts.push(isName[kind] ? this.#intern(text) : text);
      this.#kindAndSlot.push(slot * 16 + kind);
    }
  }

  text(field: number): string {
    return this.#texts[field];
  }

  kind(field: number): number {
    return this.#kindAndSlot.get(field) % 16;
  }

  slot(field: number): number {
    return this.#kindAndSlot.get(field) >>> 4;
  }

  /** The kind (lowest 4 bits) and slot of each field, for tight loops. */
  kindsAndSlots(): Uint32Array {
    return this.#kindAndSlot.view();
  }

  first(slot: number): number {
    return this.#firstOfSlot.get(slot);
  }

  end(slot: number): number {
    return slot + 1 < this.#firstOfSlot.length
      ? this.#firstOfSlot.get(slot + 1)
      : this.#texts.length;
  }

  /**
   * Adds the fields of another store's slot as those of the next slot.
   *
   * @param numbers - Takes, by number in the other store, the number here
   */
  copy(from: FieldStore, fromSlot: number, numbers: Int32Array): void {
    const slot = this.#firstOfSlot.length;
    this.#firstOfSlot.push(this.#texts.length);
    const end = from.end(fromSlot);
    for (let field = from.first(fromSlot); field < end; field++) {
      numbers[field] = this.#texts.length;
      const kind = from.kind(field);
      const text = from.text(field);
      this.#texts.push(isName[kind] ? this.#intern(text) : text);
      this.#kindAndSlot.push(slot * 16 + kind);
    }
  }

  #intern(text: string): string {
    const known = this.#names.get(text);
    if (known !== undefined) {
      return known;
    }
    this.#names.set(text, text);
    return text;
  }
}
