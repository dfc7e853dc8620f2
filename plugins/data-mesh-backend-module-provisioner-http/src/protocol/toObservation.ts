import type { Observed } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Observation } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { GrantAnswer, GrantState } from './answers';

/**
 * What was seen, from what a service said. The whole is never better than its
 * parts: not present while an item lacks, not absent while an item is left.
 */
export function toObservation(
  answer: GrantAnswer,
  scrub: (text: string) => string,
  state: GrantState,
): Observation {
  const { items = [], foreign, members, problem } = answer;
  const clean = <T extends Record<string, string | undefined>>(entry: T): T =>
    Object.fromEntries(
      Object.entries(entry).map(([key, value]) => [
        key,
        value === undefined ? undefined : scrub(value),
      ]),
    ) as T;
  return {
    observed: overall(
      answer.observed,
      items.map(item => item.state),
    ),
    items: items.map(clean),
    foreign: foreign?.map(clean),
    members: members?.map(clean),
    problem: problem === undefined ? undefined : scrub(problem),
    state: state.pending
      ? { round: state.round, pending: state.pending }
      : { round: state.round },
  };
}

function overall(said: Observed, items: Observed[]): Observed {
  if (said === 'unknown' || items.every(state => state === said)) {
    return said;
  }
  return items.includes('unknown') ? 'unknown' : 'partial';
}
