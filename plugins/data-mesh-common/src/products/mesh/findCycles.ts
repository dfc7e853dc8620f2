/**
 * The groups of nodes that reach each other, by Tarjan's algorithm without
 * recursion: time and memory grow with nodes and edges only, and a chain of
 * any length cannot overflow the stack.
 *
 * @param edges - From each node to its successors; successors that are no
 *   nodes are ignored, and so is a node that is its own successor
 * @returns Groups of two or more nodes, each in the order of the map
 * @public
 */
export function findCycles(
  edges: ReadonlyMap<string, readonly string[]>,
): string[][] {
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open = new Array<string>();
  const isOpen = new Set<string>();
  const groupOf = new Map<string, number>();
  let groups = 0;

  for (const root of edges.keys()) {
    if (index.has(root)) {
      continue;
    }
    const path: Array<{ node: string; next: number }> = [];
    const enter = (node: string) => {
      index.set(node, index.size);
      lowest.set(node, index.size - 1);
      open.push(node);
      isOpen.add(node);
      path.push({ node, next: 0 });
    };
    const lower = (node: string, value: number | undefined) =>
      lowest.set(node, Math.min(lowest.get(node) ?? 0, value ?? 0));
    enter(root);
    while (path.length > 0) {
      const step = path[path.length - 1];
      const successor = edges.get(step.node)?.[step.next];
      if (successor !== undefined) {
        step.next++;
        if (edges.has(successor) && !index.has(successor)) {
          enter(successor);
        } else if (isOpen.has(successor)) {
          lower(step.node, index.get(successor));
        }
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent) {
        lower(parent.node, lowest.get(step.node));
      }
      if (lowest.get(step.node) === index.get(step.node)) {
        let member;
        do {
          member = open.pop() ?? step.node;
          isOpen.delete(member);
          groupOf.set(member, groups);
        } while (member !== step.node);
        groups++;
      }
    }
  }
  return groupsWithCompany(edges.keys(), groupOf);
}

function groupsWithCompany(
  nodes: Iterable<string>,
  groupOf: Map<string, number>,
): string[][] {
  const members = new Map<number, string[]>();
  for (const node of nodes) {
    const group = groupOf.get(node) ?? -1;
    const found = members.get(group);
    if (found) {
      found.push(node);
    } else {
      members.set(group, [node]);
    }
  }
  return [...members.values()].filter(group => group.length > 1);
}
