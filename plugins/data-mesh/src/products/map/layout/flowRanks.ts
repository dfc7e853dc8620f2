/** A flow between two things, by index; a heavier flow bends others. */
export type WeightedFlow = { from: number; to: number; weight: number };

/**
 * Columns of a flow picture: sources get rank 0, everything else stands right
 * of what feeds it.
 *
 * Cycles are condensed first, so only flows that are part of a cycle can point
 * back. Within a cycle, who gives more than it takes stands left.
 *
 * @param count - Number of things; flows name them by index.
 * @returns One rank per thing, from 0, without holes.
 */
export function flowRanks(count: number, flows: WeightedFlow[]): number[] {
  const forward = flows.filter(flow => flow.from !== flow.to);
  const cycleOf = stronglyConnected(count, forward);

  const netOutflow = new Array<number>(count).fill(0);
  for (const { from, to, weight } of forward) {
    if (cycleOf[from] === cycleOf[to]) {
      netOutflow[from] += weight;
      netOutflow[to] -= weight;
    }
  }
  const standsBefore = (a: number, b: number) =>
    netOutflow[a] !== netOutflow[b] ? netOutflow[a] > netOutflow[b] : a < b;

  const acyclic = forward.filter(
    ({ from, to }) => cycleOf[from] !== cycleOf[to] || standsBefore(from, to),
  );
  return longestPaths(count, acyclic);
}

/** Tarjan's algorithm without recursion; returns a component id per vertex. */
function stronglyConnected(count: number, flows: WeightedFlow[]): number[] {
  const targets = adjacency(count, flows);
  const order = new Array<number>(count).fill(-1);
  const low = new Array<number>(count).fill(0);
  const component = new Array<number>(count).fill(-1);
  const open: number[] = [];
  let visited = 0;
  let components = 0;

  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue;
    const path: Array<{ vertex: number; next: number }> = [];
    const enter = (vertex: number) => {
      order[vertex] = low[vertex] = visited++;
      open.push(vertex);
      path.push({ vertex, next: 0 });
    };
    enter(root);
    while (path.length > 0) {
      const step = path[path.length - 1];
      const { vertex } = step;
      if (step.next < targets[vertex].length) {
        const target = targets[vertex][step.next++];
        if (order[target] === -1) enter(target);
        else if (component[target] === -1) {
          low[vertex] = Math.min(low[vertex], order[target]);
        }
        continue;
      }
      path.pop();
      if (path.length > 0) {
        const parent = path[path.length - 1].vertex;
        low[parent] = Math.min(low[parent], low[vertex]);
      }
      if (low[vertex] === order[vertex]) {
        let member: number;
        do {
          member = open.pop()!;
          component[member] = components;
        } while (member !== vertex);
        components++;
      }
    }
  }
  return component;
}

function longestPaths(count: number, acyclic: WeightedFlow[]): number[] {
  const targets = adjacency(count, acyclic);
  const waitingFor = new Array<number>(count).fill(0);
  for (const { to } of acyclic) waitingFor[to]++;
  const rank = new Array<number>(count).fill(0);
  const ready: number[] = [];
  for (let i = 0; i < count; i++) if (waitingFor[i] === 0) ready.push(i);
  for (let head = 0; head < ready.length; head++) {
    const vertex = ready[head];
    for (const target of targets[vertex]) {
      rank[target] = Math.max(rank[target], rank[vertex] + 1);
      if (--waitingFor[target] === 0) ready.push(target);
    }
  }
  return rank;
}

function adjacency(count: number, flows: WeightedFlow[]): number[][] {
  const targets: number[][] = Array.from({ length: count }, () => []);
  for (const { from, to } of flows) targets[from].push(to);
  return targets;
}
