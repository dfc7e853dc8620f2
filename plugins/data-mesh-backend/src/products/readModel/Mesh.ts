import type { DomainTree } from '../projection/DomainTree';
import { MeshGraph } from '../graph/MeshGraph';
import { findCircles, MeshProblems, type Circles } from '../graph/MeshProblems';
import { ProductIndex } from '../index/ProductIndex';
import type { ProductDocument } from '../projection/types';
import type { KnownProduct } from '../sync/planSync';

/** A product as the registry stores it, as far as it is kept in memory. */
export type StoredProduct = {
  ref: string;
  contentHash: string;
  revision: number;
  isOutdated: boolean;
  updatedAt: string;
  document: ProductDocument;
};

/** The whole mesh in memory. Changes come from the database only. */
export class Mesh {
  readonly index: ProductIndex;
  readonly graph = new MeshGraph();
  readonly #known = new Map<string, KnownProduct>();
  #problems: { version: number; problems: MeshProblems } | undefined;
  #circles: { version: number; circles: Circles } | undefined;

  constructor(options: {
    classifications: readonly string[];
    levelTitles?: readonly string[];
  }) {
    this.index = new ProductIndex(options);
  }

  get domains(): DomainTree {
    return this.index.domains;
  }

  /** The mistakes that only show when all products are known. */
  get problems(): MeshProblems {
    const { index, graph } = this;
    if (this.#circles?.version !== graph.flowsVersion) {
      this.#circles = {
        version: graph.flowsVersion,
        circles: findCircles(graph),
      };
    }
    if (this.#problems?.version !== index.productsVersion) {
      const { circles } = this.#circles;
      this.#problems = {
        version: index.productsVersion,
        problems: new MeshProblems({ index, graph, circles }),
      };
    }
    return this.#problems.problems;
  }

  /** Number of products. */
  get size(): number {
    return this.#known.size;
  }

  /** The products to compare the catalog with. */
  known(): Iterable<KnownProduct> {
    return this.#known.values();
  }

  /** How a product is stored; undefined for unknown ones. */
  stored(ref: string): KnownProduct | undefined {
    return this.#known.get(ref);
  }

  apply(change: { stored: StoredProduct[]; vanished: string[] }): void {
    for (const ref of change.vanished) {
      this.graph.remove(ref);
      this.#known.delete(ref);
    }
    for (const each of change.stored) {
      const { ref, contentHash, revision, isOutdated } = each;
      this.graph.set(ref, each.document.inputs);
      this.#known.set(ref, { ref, hash: contentHash, revision, isOutdated });
    }
    this.index.apply({ upserts: change.stored, removals: change.vanished });
  }
}
