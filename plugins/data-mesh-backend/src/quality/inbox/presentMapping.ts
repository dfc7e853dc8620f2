import type { TargetMapping } from '@backstage-data-mesh/plugin-data-mesh-common';
import { toIso } from '../../database/instants';
import type { QualityMappingRow } from '../../database/tables';
import { describeTarget } from '../matching/describeTarget';

/** A mapping as the API shows it. */
export function presentMapping(row: QualityMappingRow): TargetMapping {
  return {
    id: row.id,
    target: describeTarget(JSON.parse(row.target)),
    product: row.product_ref,
    port: row.port,
    ...(row.schema_name === null ? {} : { schema: row.schema_name }),
    createdBy: row.created_by,
    createdAt: toIso(row.created_at),
  };
}
