/** A flow between two things, by index; a heavier flow bends others. */
export type WeightedFlow = { from: number; to: number; weight: number };

/**
 * Columns of a flow picture: sources get rank 0, everything else stands right
 * of what feeds it.
 *
 * Cycles are condensed first, so only flows that are part of a cycle can point
 * back. A cycle is opened where the least has to.
 *
 * @param count - Number of things; flows name them by index.
 * @param hints - Where things in a cycle would like to stand, low is left; it
 *   decides when it costs nothing.
 * @returns One rank per thing, from 0, without holes.
 */
export function flowRanks(
  count: number,
  flows: WeightedFlow[],
  hints?: number[],
): number[] {
  const forward = flows.filter(flow => flow.from !== flow.to);
  const cycleOf = stronglyConnected(count, forward);
  const inCycles = forward.filter(
    ({ from, to }) => cycleOf[from] === cycleOf[to],
  );
  let place = unwind(count, inCycles);
  if (hints) {
    const hinted = placesBy(hints);
    if (weightBack(inCycles, hinted) <= weightBack(inCycles, place)) {
      place = hinted;
    }
  }
  const acyclic = forward.filter(
    ({ from, to }) => cycleOf[from] !== cycleOf[to] || place[from] < place[to],
  );
  return longestPaths(count, acyclic);
}

function placesBy(hints: number[]): number[] {
  const place = new Array<number>(hints.length);
  hints
    .map((_, thing) => thing)
    .sort((a, b) => hints[a] - hints[b] || a - b)
    .forEach((thing, position) => {
      place[thing] = position;
    });
  return place;
}

function weightBack(flows: WeightedFlow[], place: number[]): number {
  return flows.reduce(
    (sum, { from, to, weight }) =>
      place[from] > place[to] ? sum + weight : sum,
    0,
  );
}

/**
 * Orders things so that little flows back (Eades, Lin and Smyth's heuristic):
 * what only gives goes to the left, what only takes to the right, and in a
 * cycle next to the left is what gives most in relation to what it takes.
 *
 * @returns The place of each thing.
 */
function unwind(count: number, flows: WeightedFlow[]): number[] {
  const giving: WeightedFlow[][] = Array.from({ length: count }, () => []);
  const taking: WeightedFlow[][] = Array.from({ length: count }, () => []);
  const surplus = new Array<number>(count).fill(0);
  for (const flow of flows) {
    giving[flow.from].push(flow);
    taking[flow.to].push(flow);
    surplus[flow.from] += flow.weight;
    surplus[flow.to] -= flow.weight;
  }
  const gives = giving.map(all => all.length);
  const takes = taking.map(all => all.length);
  const place = new Array<number>(count).fill(-1);
  const waiting: number[] = [];
  let left = 0;
  let right = count - 1;
  const noteEnd = (thing: number) => {
    if (place[thing] === -1 && (gives[thing] === 0 || takes[thing] === 0)) {
      waiting.push(thing);
    }
  };
  const settle = (thing: number) => {
    if (place[thing] !== -1) return;
    if (gives[thing] === 0) {
      place[thing] = right;
      right -= 1;
    } else {
      place[thing] = left;
      left += 1;
    }
    for (const { to, weight } of giving[thing]) {
      takes[to] -= 1;
      surplus[to] += weight;
      noteEnd(to);
    }
    for (const { from, weight } of taking[thing]) {
      gives[from] -= 1;
      surplus[from] -= weight;
      noteEnd(from);
    }
  };

  for (let thing = 0; thing < count; thing++) noteEnd(thing);
  while (left <= right) {
    while (waiting.length > 0) settle(waiting.pop()!);
    let most = -1;
    for (let thing = 0; thing < count; thing++) {
      if (
        place[thing] === -1 &&
        (most === -1 || surplus[thing] > surplus[most])
      ) {
        most = thing;
      }
    }
    if (most !== -1) settle(most);
  }
  return place;
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

  const path: Array<{ vertex: number; next: number }> = [];
  const enter = (vertex: number) => {
    order[vertex] = visited;
    low[vertex] = visited;
    visited += 1;
    open.push(vertex);
    path.push({ vertex, next: 0 });
  };
  const close = (vertex: number) => {
    let member: number;
    do {
      member = open.pop()!;
      component[member] = components;
    } while (member !== vertex);
    components += 1;
  };

  for (let root = 0; root < count; root++) {
    if (order[root] === -1) enter(root);
    while (path.length > 0) {
      const step = path[path.length - 1];
      const { vertex } = step;
      if (step.next < targets[vertex].length) {
        const target = targets[vertex][step.next];
        step.next += 1;
        if (order[target] === -1) enter(target);
        else if (component[target] === -1) {
          low[vertex] = Math.min(low[vertex], order[target]);
        }
      } else {
        path.pop();
        if (path.length > 0) {
          const parent = path[path.length - 1].vertex;
          low[parent] = Math.min(low[parent], low[vertex]);
        }
        if (low[vertex] === order[vertex]) close(vertex);
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
