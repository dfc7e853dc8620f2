import { comparePositions, type Position, type SortOrder } from './query';

/**
 * All live slots in one order. Kept from version to version of the index: a
 * change takes a few slots out and merges a few in.
 */
export class SortedSlots {
  #slots: Uint32Array;

  private constructor(slots: Uint32Array) {
    this.#slots = slots;
  }

  static sort(
    live: number[],
    position: (slot: number) => Position,
    order: SortOrder,
  ): SortedSlots {
    return new SortedSlots(sortSlots(live, position, order));
  }

  get slots(): Uint32Array {
    return this.#slots;
  }

  /** The same without dead slots and with the added ones in their places. */
  update(
    added: number[],
    isLive: (slot: number) => boolean,
    position: (slot: number) => Position,
    order: SortOrder,
  ): void {
    const fresh = sortSlots(added.filter(isLive), position, order);
    const kept = this.#slots.filter(isLive);
    const merged = new Uint32Array(kept.length + fresh.length);
    let i = 0;
    let j = 0;
    for (let at = 0; at < merged.length; at++) {
      const fromKept =
        j === fresh.length ||
        (i < kept.length &&
          comparePositions(position(kept[i]), position(fresh[j]), order) <= 0);
      merged[at] = fromKept ? kept[i++] : fresh[j++];
    }
    this.#slots = merged;
  }
}

function sortSlots(
  slots: number[],
  position: (slot: number) => Position,
  order: SortOrder,
): Uint32Array {
  const positions = slots.map(slot => ({ slot, ...position(slot) }));
  positions.sort((a, b) => comparePositions(a, b, order));
  return Uint32Array.from(positions, ({ slot }) => slot);
}
