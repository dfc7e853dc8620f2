import {
  checkInputs,
  checkMesh,
  findCycles,
  type DeclaredProduct,
  type Problem,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ProductIndex } from '../index/ProductIndex';
import type { MeshGraph } from './MeshGraph';

/** From a product to the group that reads itself in circles with it. */
export type Circles = ReadonlyMap<string, string[]>;

/** Whether somebody may see a product; false for unknown ones. */
export type Sees = (ref: string) => boolean;

/**
 * The mistakes that only show when all products are known, told so that they
 * give nothing away: an input from a product that the reader may not see is
 * taken as right, and no name or port of such a product is mentioned.
 *
 * @remarks
 * Belongs to one version of the mesh. What concerns a single product is found
 * when it is asked for; circles are known beforehand.
 */
export class MeshProblems {
  #byName: Map<string, string[]> | undefined;

  constructor(
    private readonly mesh: {
      index: ProductIndex;
      graph: MeshGraph;
      circles: Circles;
    },
  ) {}

  /** Problems with field and remedy, without lines. */
  of(ref: string, sees: Sees): Problem[] {
    const product = this.#declared(ref, sees);
    if (!product) {
      return [];
    }
    return [
      ...checkInputs(product, {
        find: target => this.#declared(target, sees),
        namesakes: target => this.#namesakes(target).filter(sees),
      }),
      ...this.#circleOf(ref, sees),
    ];
  }

  #declared(ref: string, sees: Sees): DeclaredProduct | undefined {
    const product = this.mesh.index.get(ref);
    if (!product || !sees(ref)) {
      return undefined;
    }
    return {
      ref,
      outputPortNames: product.summary.outputPorts,
      inputPorts: this.mesh.graph
        .inputs(ref)
        .map(input =>
          input.product !== undefined && this.#isHidden(input.product, sees)
            ? { name: input.name }
            : input,
        ),
    };
  }

  #isHidden(ref: string, sees: Sees): boolean {
    return this.mesh.index.get(ref) !== undefined && !sees(ref);
  }

  #circleOf(ref: string, sees: Sees): Problem[] {
    const group = this.mesh.circles.get(ref);
    if (!group) {
      return [];
    }
    const members = group.flatMap(member => this.#declared(member, sees) ?? []);
    return (checkMesh(members).get(ref) ?? []).filter(
      problem => problem.code === 'cycle',
    );
  }

  #namesakes(ref: string): string[] {
    if (!this.#byName) {
      this.#byName = new Map();
      for (const { summary } of this.mesh.index.all()) {
        const name = nameOf(summary.ref);
        const refs = this.#byName.get(name);
        if (refs) {
          refs.push(summary.ref);
        } else {
          this.#byName.set(name, [summary.ref]);
        }
      }
    }
    return this.#byName.get(nameOf(ref)) ?? [];
  }
}

/** Finds all circles of a mesh. Takes a look at every input of every product. */
export function findCircles(graph: MeshGraph): Circles {
  const reads = new Map<string, string[]>();
  for (const [ref, inputs] of graph.entries()) {
    reads.set(
      ref,
      inputs.flatMap(({ product, entity }) =>
        entity === undefined ? (product ?? []) : [],
      ),
    );
  }
  const circles = new Map<string, string[]>();
  for (const group of findCycles(reads)) {
    for (const member of group) {
      circles.set(member, group);
    }
  }
  return circles;
}

function nameOf(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1);
}
