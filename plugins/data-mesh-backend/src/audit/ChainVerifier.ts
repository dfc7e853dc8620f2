import { GENESIS_HASH, hashEntry, type HashedEntry } from './hashEntry';

/** An entry with the hashes that it claims. */
export type ChainedEntry = HashedEntry & {
  previousHash: string;
  hash: string;
};

/** The first place where a chain is broken. */
export type ChainBreach = { seq: number; message: string };

/** Follows a chain from its first entry on, and says where it is broken. */
export class ChainVerifier {
  #seq = 0;
  #hash = GENESIS_HASH;

  /** Number of entries that were whole. */
  get entries(): number {
    return this.#seq;
  }

  /** Hash of the last entry that was whole. */
  get head(): string {
    return this.#hash;
  }

  /** Takes the next entry; returns what is wrong with it. */
  add(entry: ChainedEntry): ChainBreach | undefined {
    const expected = this.#seq + 1;
    if (entry.seq !== expected) {
      return entry.seq > expected
        ? {
            seq: expected,
            message: `Entry ${expected} is missing: after ${this.#seq} comes ${entry.seq}.`,
          }
        : {
            seq: entry.seq,
            message: `Entry ${entry.seq} stands where entry ${expected} belongs.`,
          };
    }
    if (entry.previousHash !== this.#hash) {
      return {
        seq: entry.seq,
        message: `Entry ${entry.seq} does not follow the entry before it: its previousHash is another one.`,
      };
    }
    const { previousHash, hash, ...hashed } = entry;
    if (hash !== hashEntry(previousHash, hashed)) {
      return {
        seq: entry.seq,
        message: `Entry ${entry.seq} is not what was written: its hash does not fit its content.`,
      };
    }
    this.#seq = entry.seq;
    this.#hash = hash;
    return undefined;
  }

  /** Compares the end of the chain with the end that is known. */
  end(known: { seq: number; hash: string }): ChainBreach | undefined {
    if (this.#seq < known.seq) {
      return {
        seq: this.#seq + 1,
        message: `Entry ${this.#seq + 1} is missing: the log ends before its head, entry ${known.seq}.`,
      };
    }
    return this.#hash === known.hash
      ? undefined
      : {
          seq: this.#seq,
          message: `Entry ${this.#seq} is not the head of the log: the log was written anew, or its head was changed.`,
        };
  }
}
