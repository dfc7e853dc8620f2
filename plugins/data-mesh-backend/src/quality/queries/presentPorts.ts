import {
  scoreQuality,
  type PortQuality,
  type StandingCheck,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ProjectedPort } from '../../products/projection/types';
import type { ScoredCheck } from '../scores/readChecks';
import { failingOf } from '../scores/scoreProduct';

/**
 * The quality of each output port, in the order of the declaration; then of
 * ports that are gone and have results, and of the product as a whole, where
 * there are checks of it.
 */
export function presentPorts(
  declared: readonly ProjectedPort[],
  checks: ReadonlyArray<StandingCheck<ScoredCheck>>,
  now: Date,
): PortQuality[] {
  const byPort = new Map<string, Array<StandingCheck<ScoredCheck>>>(
    declared.map(port => [port.name, []]),
  );
  for (const check of checks) {
    const port = (check.reported ?? check.promise)?.port ?? '';
    const list = byPort.get(port);
    if (list) list.push(check);
    else byPort.set(port, [check]);
  }
  const titles = new Map(declared.map(port => [port.name, port.title]));
  return [...byPort].map(([port, own]) => {
    const score = scoreQuality(own, { now });
    return {
      port,
      title: titles.get(port),
      score: score.score,
      coverage: score.coverage,
      evaluated: score.evaluated,
      expected: score.expected,
      failing: failingOf(score),
    };
  });
}
