/** A list of unsigned 32 bit numbers that grows; four bytes each. */
export class GrowableUint32 {
  #values: Uint32Array;
  length = 0;

  constructor(capacity = 1024) {
    this.#values = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Uint32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  get(at: number): number {
    return this.#values[at];
  }

  /** What is there now, without copying; not to be kept over a push. */
  view(): Uint32Array {
    return this.#values.subarray(0, this.length);
  }
}
