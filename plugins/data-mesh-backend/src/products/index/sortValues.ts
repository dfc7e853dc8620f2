import type { DomainTree } from '../projection/DomainTree';
import type { IndexedProduct } from './ProductIndex';
import type { SortKey } from './query';
import { fold } from './words';

// Enough to tell titles apart, and short enough for a cursor.
const MAX_SORT_TEXT = 120;

const textValue = (text: string) => fold(text).slice(0, MAX_SORT_TEXT);

/** What the sort values of a product are made from, besides the product. */
export type SortContext = {
  domains: DomainTree;
  /** From open to closed. */
  classifications: readonly string[];
};

/**
 * The value by which a product is sorted; null when it has none.
 */
export function sortValue(
  { summary, updatedAt, quality }: IndexedProduct,
  sort: Exclude<SortKey, 'relevance'>,
  { domains, classifications }: SortContext,
): string | number | null {
  switch (sort) {
    case 'title':
      return textValue(summary.title);
    case 'domain': {
      if (summary.domain === undefined) {
        return null;
      }
      const title = domains.get(summary.domain)?.title;
      const name = summary.domain.slice(summary.domain.indexOf('/') + 1);
      // Within a domain by title; the separator sorts before every character.
      return `${textValue(title ?? name)}\u0000${textValue(summary.title)}`;
    }
    case 'updated':
      return Date.parse(updatedAt);
    case 'classification': {
      if (summary.classification === undefined) {
        return null;
      }
      const rank = classifications.indexOf(summary.classification);
      return rank === -1 ? classifications.length : rank;
    }
    case 'quality':
      return quality?.score ?? null;
    default:
      throw new Error(`Unknown sort key '${sort satisfies never}'`);
  }
}
