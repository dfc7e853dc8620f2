import type {
  Facet,
  FacetName,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { DomainTree } from '../projection/DomainTree';
import { FacetColumn, hasOneOf } from './FacetColumn';
import { FACET_NAMES, facetValues, QUALITY_FACETS, toFacet } from './facets';
import type { IndexedProduct } from './ProductIndex';
import type { ProductQuery } from './query';

/** What the filters of a query leave, and what was counted on the way. */
export type FilteredProducts = {
  /** By slot, 1 for products that pass all filters. */
  matched: Uint8Array;
  total: number;
  facets: Record<FacetName, Facet>;
};

/** The facet values of all products, by slot. */
export class FacetTable {
  readonly #columns = FACET_NAMES.map(() => new FacetColumn());

  constructor(private readonly levelTitles: readonly string[]) {}

  set(slot: number, product: IndexedProduct, domains: DomainTree): void {
    FACET_NAMES.forEach((name, nth) =>
      this.#columns[nth].set(slot, facetValues(product, name, domains)),
    );
  }

  /** Sets what follows the quality of the product in a slot. */
  setQuality(slot: number, product: IndexedProduct, domains: DomainTree): void {
    for (const name of QUALITY_FACETS) {
      this.#columns[FACET_NAMES.indexOf(name)].set(
        slot,
        facetValues(product, name, domains),
      );
    }
  }

  /** Sets the values of one facet anew. */
  replace(
    name: FacetName,
    values: Iterable<[slot: number, values: string[]]>,
  ): void {
    const column = new FacetColumn();
    for (const [slot, each] of values) {
      column.set(slot, each);
    }
    this.#columns[FACET_NAMES.indexOf(name)] = column;
  }

  /**
   * Filters products and counts their facet values, in one pass. A facet's own
   * filter does not restrict its counts, all others do.
   *
   * @param candidates - By slot, 1 for products to look at
   */
  filter(
    candidates: Uint8Array,
    filters: ProductQuery['filters'],
    domains: DomainTree,
  ): FilteredProducts {
    const masks = FACET_NAMES.flatMap((name, nth) => {
      const values = filters[name];
      return values && values.length > 0
        ? [{ nth, mask: this.#columns[nth].mask(values) }]
        : [];
    });
    const counts = this.#columns.map(
      column => new Uint32Array(column.valueCount),
    );
    const count = (nth: number, slot: number) => {
      for (const value of this.#columns[nth].get(slot)) {
        counts[nth][value]++;
      }
    };

    const matched = new Uint8Array(candidates.length);
    let total = 0;
    for (let slot = 0; slot < candidates.length; slot++) {
      if (candidates[slot] === 0) {
        continue;
      }
      let failures = 0;
      let failed = -1;
      for (const { nth, mask } of masks) {
        if (!hasOneOf(this.#columns[nth].get(slot), mask)) {
          failures++;
          failed = nth;
        }
      }
      if (failures === 0) {
        matched[slot] = 1;
        total++;
        for (let nth = 0; nth < counts.length; nth++) {
          count(nth, slot);
        }
      } else if (failures === 1) {
        count(failed, slot);
      }
    }
    return { matched, total, facets: this.#toFacets(counts, domains) };
  }

  #toFacets(
    counts: Uint32Array[],
    domains: DomainTree,
  ): Record<FacetName, Facet> {
    const facets = FACET_NAMES.map((name, nth) => {
      const column = this.#columns[nth];
      const values = Array.from(
        counts[nth],
        (number, value): [string, number] => [column.value(value), number],
      );
      const { levelTitles } = this;
      return [name, toFacet(name, values, { domains, levelTitles })];
    });
    return Object.fromEntries(facets);
  }
}
