import type {
  CheckSeverity,
  Incident,
  IncidentState,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { toIso, toOptionalIso } from '../../database/instants';
import type { QualityIncidentRow } from '../../database/tables';

/** An incident as the API tells it to somebody who may read its product. */
export function presentIncident(
  row: QualityIncidentRow,
  viewer: {
    /** Of the product, where it is known. */
    title: string | undefined;
    /** Whether the viewer may do what owners of the product may. */
    isOurs: boolean;
  },
): Incident {
  return {
    id: row.id,
    version: row.version,
    product: row.product_ref,
    productTitle: viewer.title,
    kind: row.kind as Incident['kind'],
    title: row.title,
    detail: row.detail ?? undefined,
    port: row.port ?? undefined,
    checkId: row.check_id ?? undefined,
    severity: row.severity as CheckSeverity,
    state: row.state as IncidentState,
    openedAt: toIso(row.opened_at),
    lastSeenAt: toIso(row.last_seen_at),
    resolvedAt: toOptionalIso(row.resolved_at),
    reopened: row.reopened,
    acknowledgedBy: row.acknowledged_by ?? undefined,
    acknowledgedAt: toOptionalIso(row.acknowledged_at),
    note: viewer.isOurs ? (row.note ?? undefined) : undefined,
    publicStatus: row.public_status ?? undefined,
    actions: viewer.isOurs && row.state !== 'resolved' ? ['acknowledge'] : [],
  };
}
