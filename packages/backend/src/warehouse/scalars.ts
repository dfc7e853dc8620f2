import { createHash } from 'node:crypto';

/** A value as the driver takes it; JSON as text. */
export type Cell = string | number | boolean | null | Array<string | number>;

export const DAY = 24 * 3600 * 1000;
/** The first day of the data: it is the same at every start. */
export const FIRST_DAY = Date.UTC(2026, 0, 5);

/** A type without its length: `varchar` of `varchar(16)`. */
export const baseOf = (type: string) => type.replace(/\(.*$/, '').trim();

/** How many characters a type holds. */
export const lengthOf = (type: string) => {
  const [, length] = /char\((\d+)\)/.exec(type) ?? [];
  return length ? Number(length) : undefined;
};

export const clip = (text: string, type: string) =>
  text.slice(0, lengthOf(type));

export const day = (index: number) =>
  new Date(FIRST_DAY + index * DAY).toISOString().slice(0, 10);

export const hex = (seed: string) =>
  createHash('sha256').update(seed).digest('hex');

export function uuid(seed: string): string {
  const h = hex(seed);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20, 32)}`;
}

/** Chance that is the same for the same seed: a whole number below another. */
export type Pick = (below: number) => number;

/** Chance that is the same for the same seed. */
export function picker(seed: string): Pick {
  let round = 0;
  return below => {
    round += 1;
    const value = parseInt(hex(`${seed}#${round}`).slice(0, 12), 16);
    return below <= 1 ? 0 : value % below;
  };
}
