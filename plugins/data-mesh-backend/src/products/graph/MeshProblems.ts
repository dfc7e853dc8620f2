import {
  checkInputs,
  checkMesh,
  findCycles,
  readsOf,
  type DeclaredProduct,
  type Problem,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ProductIndex } from '../index/ProductIndex';
import type { MeshGraph } from './MeshGraph';

/** Whether somebody may see a product; false for unknown ones. */
export type Sees = (ref: string) => boolean;

/**
 * The mistakes that only show when all products are known, told so that they
 * give nothing away: an input from a product that the reader may not see is
 * taken as right, and no name or port of such a product is mentioned.
 *
 * @remarks
 * Belongs to one version of the mesh. What concerns a single product is found
 * when it is asked for, circles once for all.
 */
export class MeshProblems {
  #circles: Map<string, string[]> | undefined;
  #byName: Map<string, string[]> | undefined;

  constructor(
    private readonly mesh: { index: ProductIndex; graph: MeshGraph },
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
    const group = this.#groups().get(ref);
    if (!group) {
      return [];
    }
    const members = group.flatMap(member => this.#declared(member, sees) ?? []);
    return (checkMesh(members).get(ref) ?? []).filter(
      problem => problem.code === 'cycle',
    );
  }

  /** From a product to the group that reads itself in circles with it. */
  #groups(): Map<string, string[]> {
    if (!this.#circles) {
      const everything = () => true;
      const products = [...this.mesh.index.all()].flatMap(
        ({ summary }) => this.#declared(summary.ref, everything) ?? [],
      );
      this.#circles = new Map();
      for (const group of findCycles(readsOf(products))) {
        for (const member of group) {
          this.#circles.set(member, group);
        }
      }
    }
    return this.#circles;
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

function nameOf(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1);
}
