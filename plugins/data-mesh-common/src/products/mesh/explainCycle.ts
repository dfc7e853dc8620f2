import type { Problem } from '../../api/types';
import type { DeclaredProduct } from './checkMesh';

/** In larger groups, the search for each product's own circle would cost. */
const MAX_SEARCHED = 50;
const MAX_NAMED = 12;

/**
 * Tells each product of a group that reads itself in circles which circle it
 * is in.
 */
export function explainCycle(
  members: DeclaredProduct[],
): Array<[DeclaredProduct, Problem]> {
  const byRef = new Map(members.map(member => [member.ref, member]));
  const searched = members.length <= MAX_SEARCHED;
  const names = members.map(({ ref }) => shortName(ref));
  return members.map(product => {
    const circle = searched ? shortestCircle(product, byRef) : undefined;
    const next = circle?.[1];
    const index = product.inputPorts.findIndex(input =>
      next ? input.product === next : byRef.has(input.product ?? ''),
    );
    return [
      product,
      {
        code: 'cycle',
        severity: 'error',
        message: circle
          ? `The product reads itself in a circle: ${circle
              .map(shortName)
              .join(', which reads ')
              .replace(', which', '')}.`
          : `The product reads itself in circles with ${
              members.length - 1
            } others, among them ${namesBut(names, shortName(product.ref))}.`,
        remedy:
          'Decide who is the source: remove one of these inputs, or move what both need to a product of its own.',
        field: `spec.inputPorts[${index}].product`,
      },
    ];
  });
}

/** The references on the shortest way from a product back to itself. */
function shortestCircle(
  product: DeclaredProduct,
  members: Map<string, DeclaredProduct>,
): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [product];
  for (const current of queue) {
    for (const { product: next, entity } of current.inputPorts) {
      const member = next === undefined ? undefined : members.get(next);
      if (!member || entity !== undefined || member === current) {
        continue;
      }
      if (member === product) {
        const way = [product.ref];
        let step: string | undefined = current.ref;
        while (step !== undefined && step !== product.ref) {
          way.unshift(step);
          step = cameFrom.get(step);
        }
        return [product.ref, ...way];
      }
      if (!cameFrom.has(member.ref)) {
        cameFrom.set(member.ref, current.ref);
        queue.push(member);
      }
    }
  }
  return undefined;
}

function shortName(ref: string): string {
  return ref.replace(/^dataproduct:(?:default\/)?/, '');
}

function namesBut(names: string[], own: string): string {
  return names
    .slice(0, MAX_NAMED + 1)
    .filter(name => name !== own)
    .slice(0, MAX_NAMED)
    .join(', ');
}
