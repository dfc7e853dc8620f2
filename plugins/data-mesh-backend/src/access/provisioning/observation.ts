import type {
  ForeignGrant,
  GrantItem,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { GrantMember } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { AccessGrantRow } from '../../database/tables';

/** What the column `observation` of a grant holds. */
export type StoredObservation = {
  items: GrantItem[];
  foreign: ForeignGrant[];
  /** For people: who gets in, with what was missing. */
  members: Array<{ ref: string; login?: string; problem?: string }>;
  /** Who was to get in when the platform was last changed. */
  given: GrantMember[];
  /** Since when the consumer has nobody left; ISO 8601. */
  emptySince?: string;
};

export function readObservation(
  row: Pick<AccessGrantRow, 'observation'>,
): StoredObservation {
  const nothing = { items: [], foreign: [], members: [], given: [] };
  return row.observation
    ? { ...nothing, ...JSON.parse(row.observation) }
    : nothing;
}
