import type { ProductDocument } from '../projection/types';

/** An input of a product: another product, or a system behind it. */
export type GraphInput = ProductDocument['inputs'][number];

/** Who reads whose data: products, the systems behind them, and components. */
export class MeshGraph {
  readonly #inputs = new Map<string, GraphInput[]>();
  readonly #readers = new Map<string, Set<string>>();
  #components = new Map<string, string[]>();
  #flowsVersion = 0;

  /** Rises when another product reads another one, or no longer does. */
  get flowsVersion(): number {
    return this.#flowsVersion;
  }

  /** Sets what a product reads. */
  set(ref: string, inputs: GraphInput[]): void {
    const before = this.#inputs.get(ref);
    if (!before || flowsOf(before) !== flowsOf(inputs)) {
      this.#flowsVersion++;
    }
    this.#forget(ref);
    this.#inputs.set(ref, inputs);
    for (const source of sourcesOf(inputs)) {
      const readers = this.#readers.get(source);
      if (readers) {
        readers.add(ref);
      } else {
        this.#readers.set(source, new Set([ref]));
      }
    }
  }

  remove(ref: string): void {
    if (this.#inputs.has(ref)) {
      this.#flowsVersion++;
      this.#forget(ref);
    }
  }

  #forget(ref: string): void {
    for (const source of sourcesOf(this.#inputs.get(ref) ?? [])) {
      const readers = this.#readers.get(source);
      readers?.delete(ref);
      if (readers?.size === 0) {
        this.#readers.delete(source);
      }
    }
    this.#inputs.delete(ref);
  }

  /** Replaces the components that read products, by product. */
  setComponents(components: Map<string, string[]>): void {
    this.#components = components;
  }

  /** What a product reads, as declared; none for others. */
  inputs(ref: string): GraphInput[] {
    return this.#inputs.get(ref) ?? [];
  }

  /** All products with what they read. */
  entries(): Iterable<[ref: string, inputs: GraphInput[]]> {
    return this.#inputs;
  }

  /** Products that read a product or another entity. */
  readers(ref: string): Iterable<string> {
    return this.#readers.get(ref) ?? [];
  }

  /** Components that declare to read a product. */
  components(ref: string): string[] {
    return this.#components.get(ref) ?? [];
  }
}

/** The products that the inputs name, as one text. */
function flowsOf(inputs: GraphInput[]): string {
  return inputs.map(({ product }) => product ?? '').join(' ');
}

/** Everything that the inputs name, each once. */
function sourcesOf(inputs: GraphInput[]): Set<string> {
  return new Set(
    inputs.flatMap(({ product, entity }) => product ?? entity ?? []),
  );
}
