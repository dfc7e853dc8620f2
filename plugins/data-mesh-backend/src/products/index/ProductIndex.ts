import type {
  Facet,
  FacetName,
  QualityBrief,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Visibility } from '../permissions/visibility';
import { DomainTree } from '../projection/DomainTree';
import { toResource } from '../projection/toResource';
import type { ProductDocument } from '../projection/types';
import { FACET_NAMES, facetValues } from './facets';
import { FacetTable } from './FacetTable';
import { FieldStore } from './FieldStore';
import { LruCache } from './LruCache';
import {
  comparePositions,
  type Position,
  type ProductQuery,
  type SortKey,
  type SortOrder,
} from './query';
import { SortedSlots } from './SortedSlots';
import { sortByScore } from './sortByScore';
import { sortValue } from './sortValues';
import { TextIndex, type TextMatches } from './TextIndex';
import { queryWords, type Chunk } from './words';

/** A product of the index, without its searchable texts. */
export type IndexedProduct = {
  summary: ProductDocument['summary'];
  updatedAt: string;
  /** Undefined where nothing is known of it. */
  quality?: QualityBrief;
};

/** A product to put into the index. */
export type ProductUpsert = {
  document: Pick<ProductDocument, 'summary' | 'fields'>;
  updatedAt: string;
};

/** The products that a query finds, in order, and what was counted on the way. */
export type FoundProducts = {
  query: ProductQuery;
  /** The words of the query's text; none when it is not a text search. */
  words: Chunk[];
  /** Slots of the products, in order. */
  slots: Uint32Array;
  facets: Record<FacetName, Facet>;
  /** With a text search, where its words are. */
  text?: TextMatches;
};

const CACHED_ANSWERS = 100;
const CACHED_VISIBILITIES = 200;

/**
 * All products in memory, for lists, facets and text search at a cost that
 * does not depend on the database.
 *
 * @remarks
 * Each version of a product has a slot, a small number. A changed product gets
 * a new slot and its old one dies; when a quarter is dead, everything is laid
 * out anew. Nothing here waits or reads: who changes the index calls
 * {@link ProductIndex.apply}, and each call is a new version of it.
 */
export class ProductIndex {
  #domains = new DomainTree([]);
  readonly #classifications: readonly string[];
  readonly #minDeadToCompact: number;

  #products: Array<IndexedProduct | undefined> = [];
  #slotOf = new Map<string, number>();
  readonly #quality = new Map<string, QualityBrief>();
  #fields = new FieldStore();
  #text = new TextIndex(this.#fields);
  readonly #levelTitles: readonly string[];
  #facets: FacetTable;

  #sortValues = new Map<SortKey, Array<string | number | null>>();
  #sorted = new Map<string, { slots: SortedSlots; until: number }>();
  #answers = new LruCache<FoundProducts>(CACHED_ANSWERS);
  #visible = new LruCache<Uint8Array>(CACHED_VISIBILITIES);
  #version = 0;
  #productsVersion = 0;

  constructor(options: {
    /** From open to closed. */
    classifications: readonly string[];
    /** Titles of the levels of maturity, from the first. */
    levelTitles?: readonly string[];
    /** Fewer dead slots than this are not worth a new layout. */
    minDeadToCompact?: number;
  }) {
    this.#classifications = options.classifications;
    this.#levelTitles = options.levelTitles ?? [];
    this.#facets = new FacetTable(this.#levelTitles);
    this.#minDeadToCompact = options.minDeadToCompact ?? 512;
  }

  /** Rises with every change; what was found before is out of date then. */
  get version(): number {
    return this.#version;
  }

  /** Rises when products or domains change, but not with their quality. */
  get productsVersion(): number {
    return this.#productsVersion;
  }

  /** Number of products. */
  get size(): number {
    return this.#slotOf.size;
  }

  get domains(): DomainTree {
    return this.#domains;
  }

  /** Sizes of its parts, to be reported. */
  get statistics() {
    return {
      slots: this.#products.length,
      fields: this.#fields.length,
      ...this.#text.size,
    };
  }

  /** Puts products in, in place of what they were, and takes others out. */
  apply(change: { upserts?: ProductUpsert[]; removals?: string[] }): void {
    for (const ref of change.removals ?? []) {
      this.#remove(ref);
    }
    for (const { document, updatedAt } of change.upserts ?? []) {
      this.#remove(document.summary.ref);
      const slot = this.#products.length;
      const { ref } = document.summary;
      const product: IndexedProduct = {
        summary: document.summary,
        updatedAt,
        quality: this.#quality.get(ref),
      };
      this.#products.push(product);
      this.#slotOf.set(ref, slot);
      this.#fields.add(document.fields);
      this.#facets.set(slot, product, this.#domains);
    }
    this.#text.update();
    const dead = this.#products.length - this.#slotOf.size;
    if (dead > this.#minDeadToCompact && dead * 4 > this.#products.length) {
      this.#compact();
    }
    this.#changed();
  }

  /** Replaces the domains; products are found under the new ones at once. */
  setDomains(domains: DomainTree): void {
    this.#domains = domains;
    this.#facets.replace(
      'domain',
      this.#products.map((product, slot) => [
        slot,
        product ? facetValues(product, 'domain', domains) : [],
      ]),
    );
    this.#sortValues.delete('domain');
    this.#sorted.delete('domain asc');
    this.#sorted.delete('domain desc');
    this.#changed();
  }

  /**
   * Sets the quality of products, also of those that are not there yet; nothing
   * is laid out anew.
   */
  setQuality(
    changes: Iterable<[ref: string, quality: QualityBrief | undefined]>,
  ): void {
    const values = this.#sortValues.get('quality');
    const sorted = [
      this.#sorted.get('quality asc'),
      this.#sorted.get('quality desc'),
    ];
    for (const [ref, quality] of changes) {
      if (quality) {
        this.#quality.set(ref, quality);
      } else {
        this.#quality.delete(ref);
      }
      const slot = this.#slotOf.get(ref);
      if (slot !== undefined) {
        const product = this.at(slot);
        product.quality = quality;
        this.#facets.setQuality(slot, product, this.#domains);
        if (values) {
          values[slot] = quality?.score ?? null;
        }
        sorted.forEach(order => order?.slots.move(slot));
      }
    }
    // Who may see a product does not depend on its quality.
    this.#version++;
    this.#answers.clear();
  }

  /** A product, if there is one. */
  get(ref: string): IndexedProduct | undefined {
    const slot = this.#slotOf.get(ref);
    return slot === undefined ? undefined : this.#products[slot];
  }

  /** The product in a slot of an answer of this version. */
  at(slot: number): IndexedProduct {
    return this.#products[slot]!;
  }

  /** All products, in no order. */
  *all(): Iterable<IndexedProduct> {
    for (const slot of this.#slotOf.values()) {
      yield this.#products[slot]!;
    }
  }

  /** Whether the product is there and may be seen. */
  sees(visibility: Visibility, ref: string): boolean {
    const slot = this.#slotOf.get(ref);
    return slot !== undefined && this.#visibleSlots(visibility)[slot] === 1;
  }

  /** All products that may be seen, in no order. */
  *visible(visibility: Visibility): Iterable<IndexedProduct> {
    const mask = this.#visibleSlots(visibility);
    for (const slot of this.#slotOf.values()) {
      if (mask[slot] === 1) {
        yield this.#products[slot]!;
      }
    }
  }

  /**
   * Finds products. The answer is kept, so that the pages of a list, and those
   * who ask the same, pay for it once in each version.
   */
  find(query: ProductQuery, visibility: Visibility): FoundProducts {
    const key = JSON.stringify([
      query.text,
      FACET_NAMES.map(name => query.filters[name] ?? []),
      query.sort,
      query.order,
      visibility.key,
    ]);
    const known = this.#answers.get(key);
    if (known) {
      return known;
    }
    const answer = this.#find(query, visibility);
    this.#answers.set(key, answer);
    return answer;
  }

  /** Where a product of an answer stands in it. */
  position(found: FoundProducts, slot: number): Position {
    const { ref } = this.at(slot).summary;
    return found.query.sort === 'relevance'
      ? { value: found.text ? found.text.scores[slot] : 0, ref }
      : { value: this.#sortValue(slot, found.query.sort), ref };
  }

  /**
   * The number of products in an answer that come before a position, with or
   * without the one that stands at it.
   */
  countBefore(
    found: FoundProducts,
    position: Position,
    inclusive: boolean,
  ): number {
    let low = 0;
    let high = found.slots.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = comparePositions(
        this.position(found, found.slots[middle]),
        position,
        found.query.order,
      );
      if (order < 0 || (inclusive && order === 0)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The searchable texts of a product of an answer in which words were found. */
  *matchedFields(
    found: FoundProducts,
    slot: number,
  ): Iterable<{ field: number; kind: number; text: string }> {
    if (!found.text) {
      return;
    }
    const bits = found.text.fields;
    const end = this.#fields.end(slot);
    for (let field = this.#fields.first(slot); field < end; field++) {
      if (bits[field >>> 3] & (1 << (field & 7))) {
        yield {
          field,
          kind: this.#fields.kind(field),
          text: this.#fields.text(field),
        };
      }
    }
  }

  /** The nearest text of a kind at or before a field of the same product. */
  textBefore(field: number, kind: number): string | undefined {
    const first = this.#fields.first(this.#fields.slot(field));
    for (let each = field; each >= first; each--) {
      if (this.#fields.kind(each) === kind) {
        return this.#fields.text(each);
      }
    }
    return undefined;
  }

  #find(query: ProductQuery, visibility: Visibility): FoundProducts {
    const words = queryWords(query.text);
    const text = words.length > 0 ? this.#text.search(words) : undefined;
    const visible = this.#visibleSlots(visibility);
    const candidates = text
      ? visible.map((seen, slot) => (text.scores[slot] > 0 ? seen : 0))
      : visible;
    const { matched, total, facets } = this.#facets.filter(
      candidates,
      query.filters,
      this.#domains,
    );
    const slots =
      query.sort === 'relevance'
        ? sortByScore(
            matched,
            total,
            this.#sortedSlots('ref', 'asc'),
            slot => text?.scores[slot] ?? 0,
            query.order,
          )
        : this.#sortedSlots(query.sort, query.order).filter(
            slot => matched[slot] === 1,
          );
    return { query, words, slots, facets, text };
  }

  #sortedSlots(
    sort: Exclude<SortKey, 'relevance'> | 'ref',
    order: SortOrder,
  ): Uint32Array {
    const key = `${sort} ${order}`;
    let known = this.#sorted.get(key);
    if (!known) {
      const position = (slot: number): Position => ({
        value: sort === 'ref' ? 0 : this.#sortValue(slot, sort),
        ref: this.at(slot).summary.ref,
      });
      known = { slots: new SortedSlots({ position, order }), until: -1 };
      this.#sorted.set(key, known);
    }
    if (known.until !== this.#version) {
      known.slots.update(
        this.#products.length,
        slot => this.#products[slot] !== undefined,
      );
      known.until = this.#version;
    }
    return known.slots.slots;
  }

  #sortValue(
    slot: number,
    sort: Exclude<SortKey, 'relevance'>,
  ): string | number | null {
    let values = this.#sortValues.get(sort);
    if (!values) {
      values = [];
      this.#sortValues.set(sort, values);
    }
    values[slot] ??= sortValue(this.at(slot), sort, {
      domains: this.#domains,
      classifications: this.#classifications,
    });
    return values[slot];
  }

  /** By slot, whether it is live and may be seen. */
  #visibleSlots(visibility: Visibility): Uint8Array {
    const known = this.#visible.get(visibility.key);
    if (known) {
      return known;
    }
    const mask = new Uint8Array(this.#products.length);
    const { allows } = visibility;
    this.#products.forEach((product, slot) => {
      if (
        product &&
        (!allows || allows(toResource(product.summary, this.#domains)))
      ) {
        mask[slot] = 1;
      }
    });
    this.#visible.set(visibility.key, mask);
    return mask;
  }

  #remove(ref: string): void {
    const slot = this.#slotOf.get(ref);
    if (slot !== undefined) {
      this.#slotOf.delete(ref);
      this.#products[slot] = undefined;
    }
  }

  /** Lays everything out anew, without the dead; slots keep their order. */
  #compact(): void {
    const products = this.#products;
    const fields = this.#fields;
    const numbers = new Int32Array(fields.length).fill(-1);
    this.#products = [];
    this.#slotOf = new Map();
    this.#fields = new FieldStore();
    this.#facets = new FacetTable(this.#levelTitles);
    this.#sortValues.clear();
    this.#sorted.clear();
    products.forEach((product, old) => {
      if (product) {
        const slot = this.#products.length;
        this.#products.push(product);
        this.#slotOf.set(product.summary.ref, slot);
        this.#facets.set(slot, product, this.#domains);
        this.#fields.copy(fields, old, numbers);
      }
    });
    this.#text.renumber(this.#fields, numbers);
  }

  #changed(): void {
    this.#version++;
    this.#productsVersion++;
    this.#answers.clear();
    this.#visible.clear();
  }
}
