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

  constructor(options: { classifications: readonly string[] }) {
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
    if (this.#problems?.version !== index.version) {
      const { circles } = this.#circles;
      this.#problems = {
        version: index.version,
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

  /** The revision at which a product was last written; undefined for none. */
  revisionOf(ref: string): number | undefined {
    return this.#known.get(ref)?.revision;
  }

  /** The content hash of a product; undefined for none. */
  hashOf(ref: string): string | undefined {
    return this.#known.get(ref)?.hash;
  }

  apply(change: { stored: StoredProduct[]; vanished: string[] }): void {
    for (const ref of change.vanished) {
      this.graph.remove(ref);
      this.#known.delete(ref);
    }
    for (const { ref, contentHash, revision, document } of change.stored) {
      this.graph.set(ref, document.inputs);
      this.#known.set(ref, { ref, hash: contentHash, revision });
    }
    this.index.apply({ upserts: change.stored, removals: change.vanished });
  }
}
