import type { Problem } from '../../api/types';
import { locateProblems } from '../declaration/locateProblems';
import type { DeclarationLines } from '../declaration/locateDeclaration';
import { checkInputs, type ProductLookup } from './checkInputs';
import { explainCycle } from './explainCycle';
import { findCycles } from './findCycles';

/**
 * What has to be known of a product to check it against the others.
 * @public
 */
export type DeclaredProduct = {
  /** Full reference in lower case. */
  ref: string;
  /**
   * In the order of the declaration, as `inputs` of
   * {@link dataProductReferences}.
   */
  inputPorts: ReadonlyArray<{
    name: string;
    /** Full reference in lower case. */
    product?: string;
    port?: string;
    entity?: string;
  }>;
  outputPortNames: readonly string[];
  /** Of the annotation {@link ANNOTATION_DECLARATION_LINES}. */
  lines?: DeclarationLines;
  /** The declaring file, as a location or a path. */
  source?: string;
};

/**
 * The mistakes of a mesh that only show when all its products are known:
 * inputs from unknown products and ports, and products that read each other in
 * a circle. Takes time in proportion to products and input ports.
 *
 * @returns From product to its problems, with file and line where known;
 *   products without problems are absent
 * @public
 */
export function checkMesh(
  products: readonly DeclaredProduct[],
): Map<string, Problem[]> {
  const lookup = lookupIn(products);
  const byRef = new Map(products.map(product => [product.ref, product]));
  const problems = new Map<string, Problem[]>();
  const report = (product: DeclaredProduct, found: Problem[]) => {
    if (found.length > 0) {
      const located = locateProblems(found, product.source, product.lines);
      problems.set(product.ref, [
        ...(problems.get(product.ref) ?? []),
        ...located,
      ]);
    }
  };
  for (const product of byRef.values()) {
    report(product, checkInputs(product, lookup));
  }
  for (const group of findCycles(readsOf(byRef.values()))) {
    const members = group.flatMap(ref => byRef.get(ref) ?? []);
    for (const [product, problem] of explainCycle(members)) {
      report(product, [problem]);
    }
  }
  return problems;
}

/**
 * From each product to those that it reads: the edges for {@link findCycles}.
 * @public
 */
export function readsOf(
  products: Iterable<DeclaredProduct>,
): Map<string, string[]> {
  const edges = new Map<string, string[]>();
  for (const { ref, inputPorts } of products) {
    edges.set(
      ref,
      inputPorts.flatMap(({ product, entity }) =>
        product !== undefined && entity === undefined ? [product] : [],
      ),
    );
  }
  return edges;
}

function lookupIn(products: readonly DeclaredProduct[]): ProductLookup {
  const byRef = new Map(products.map(product => [product.ref, product]));
  const byName = new Map<string, string[]>();
  for (const { ref } of products) {
    const name = ref.slice(ref.indexOf('/') + 1);
    const found = byName.get(name);
    if (found) {
      found.push(ref);
    } else {
      byName.set(name, [ref]);
    }
  }
  return {
    find: ref => byRef.get(ref),
    namesakes: ref => byName.get(ref.slice(ref.indexOf('/') + 1)) ?? [],
  };
}
