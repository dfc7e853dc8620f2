import type { QualityCheck } from '@backstage-data-mesh/plugin-data-mesh-common';
import { checkPlace } from './checkPlace';

/** The checks of one column, or of what stands above columns. */
export type PlaceGroup = { place: string; checks: QualityCheck[] };

/** The checks of one port; empty for those of the product as a whole. */
export type PortGroup = { port: string; places: PlaceGroup[] };

/**
 * Groups checks by port and column. The order of the checks, which begins with
 * what lowers the score most, decides that of the groups.
 */
export function groupChecks(checks: readonly QualityCheck[]): PortGroup[] {
  const ports = new Map<string, Map<string, QualityCheck[]>>();
  for (const check of checks) {
    const port = check.port ?? '';
    const places = ports.get(port) ?? new Map<string, QualityCheck[]>();
    ports.set(port, places);
    const place = checkPlace(check);
    const own = places.get(place) ?? [];
    places.set(place, own);
    own.push(check);
  }
  return [...ports].map(([port, places]) => ({
    port,
    places: [...places].map(([place, list]) => ({ place, checks: list })),
  }));
}

/** The checks in the order in which groups show them. */
export function inGroupOrder(checks: readonly QualityCheck[]): QualityCheck[] {
  return groupChecks(checks).flatMap(({ places }) =>
    places.flatMap(({ checks: own }) => own),
  );
}
