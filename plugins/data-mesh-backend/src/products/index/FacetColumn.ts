/** A set of values that many products share, once. */
type ValueSet = readonly number[];

const NONE: ValueSet = [];

/** The values of one facet, by slot; each value is kept once and numbered. */
export class FacetColumn {
  readonly #values = new Array<string>();
  readonly #numbers = new Map<string, number>();
  readonly #sets = new Map<string, ValueSet>();
  readonly #bySlot = new Array<ValueSet>();

  /** Number of different values. */
  get valueCount(): number {
    return this.#values.length;
  }

  value(number: number): string {
    return this.#values[number];
  }

  /** Sets the values of a slot. */
  set(slot: number, values: string[]): void {
    if (values.length === 0) {
      this.#bySlot[slot] = NONE;
      return;
    }
    const numbers = [...new Set(values)].map(value => this.#numberOf(value));
    const key = numbers.join();
    let known = this.#sets.get(key);
    if (!known) {
      known = numbers;
      this.#sets.set(key, known);
    }
    this.#bySlot[slot] = known;
  }

  /** Numbers of the slot's values. */
  get(slot: number): ValueSet {
    return this.#bySlot[slot];
  }

  /** By value number, whether it is one of the given; unknown ones are none. */
  mask(values: string[]): Uint8Array {
    const mask = new Uint8Array(this.#values.length);
    for (const value of values) {
      const number = this.#numbers.get(value);
      if (number !== undefined) {
        mask[number] = 1;
      }
    }
    return mask;
  }

  #numberOf(value: string): number {
    let number = this.#numbers.get(value);
    if (number === undefined) {
      number = this.#values.length;
      this.#values.push(value);
      this.#numbers.set(value, number);
    }
    return number;
  }
}

/** Whether one of the values is in the mask. */
export function hasOneOf(values: ValueSet, mask: Uint8Array): boolean {
  for (const value of values) {
    if (mask[value] === 1) {
      return true;
    }
  }
  return false;
}
