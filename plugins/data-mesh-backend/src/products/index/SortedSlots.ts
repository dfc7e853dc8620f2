import { comparePositions, type Position, type SortOrder } from './query';

/**
 * All live slots in one order. Kept from version to version of the index: a
 * change takes a few slots out and puts a few in.
 */
export class SortedSlots {
  #slots: Uint32Array = new Uint32Array();
  #seen = 0;
  readonly #moved = new Set<number>();

  constructor(
    private readonly options: {
      position: (slot: number) => Position;
      order: SortOrder;
    },
  ) {}

  get slots(): Uint32Array {
    return this.#slots;
  }

  /** A slot has another position from now on. */
  move(slot: number): void {
    // Those not seen yet will be sorted in anyway.
    if (slot < this.#seen) {
      this.#moved.add(slot);
    }
  }

  /**
   * Takes dead slots out and new ones in, and moves those that moved.
   *
   * @param end - One more than the last slot; slots are only added at the end
   */
  update(end: number, isLive: (slot: number) => boolean): void {
    const moved = this.#moved;
    const fresh = [...moved].filter(isLive);
    for (let slot = this.#seen; slot < end; slot++) {
      if (isLive(slot)) {
        fresh.push(slot);
      }
    }
    this.#seen = end;
    const kept = this.#slots.filter(slot => isLive(slot) && !moved.has(slot));
    this.#moved.clear();
    const sorted = this.#sort(fresh);

    const merged = new Uint32Array(kept.length + sorted.length);
    let from = 0;
    sorted.forEach((slot, nth) => {
      const place = this.#placeIn(kept, slot, from);
      merged.set(kept.subarray(from, place), from + nth);
      merged[place + nth] = slot;
      from = place;
    });
    merged.set(kept.subarray(from), from + sorted.length);
    this.#slots = merged;
  }

  #sort(slots: number[]): number[] {
    const { position, order } = this.options;
    return slots
      .map(slot => ({ slot, ...position(slot) }))
      .sort((a, b) => comparePositions(a, b, order))
      .map(({ slot }) => slot);
  }

  /** The number of slots that come before one, at least `low`. */
  #placeIn(slots: Uint32Array, slot: number, from: number): number {
    const { position, order } = this.options;
    const wanted = position(slot);
    let low = from;
    let high = slots.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (comparePositions(position(slots[middle]), wanted, order) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
