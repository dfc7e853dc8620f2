import type {
  GrantHealth,
  GrantPhase,
  Observed,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { AccessGrantRow } from '../../database/tables';
import type { Standing } from './judge';

/** What the ledger knows of a grant. */
export function toStanding(row: AccessGrantRow): Standing {
  return {
    observed: row.observed as Observed,
    phase: row.phase as GrantPhase,
    health: row.health as GrantHealth,
    blockedReason: row.blocked_reason ?? undefined,
    attempts: row.attempts,
  };
}
