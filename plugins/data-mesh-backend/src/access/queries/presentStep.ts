import type {
  ApprovalStep,
  Decision,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { toIso, toOptionalIso } from '../../database/instants';
import type { AccessDecisionRow, AccessStepRow } from '../../database/tables';

/**
 * A step of a plan as the API tells it.
 *
 * @param people - Who could decide now; undefined when nobody can tell
 */
export function presentStep(
  row: AccessStepRow,
  decisions: AccessDecisionRow[],
  people: string[] | undefined,
): ApprovalStep {
  return {
    position: row.position,
    name: row.name,
    reason: row.reason,
    source: row.source,
    mode: row.mode as ApprovalStep['mode'],
    quorum: row.quorum ?? undefined,
    approvers: JSON.parse(row.approvers),
    people,
    status: row.status as ApprovalStep['status'],
    openedAt: toOptionalIso(row.opened_at),
    dueAt: toOptionalIso(row.due_at),
    escalated: row.escalated,
    decisions: decisions
      .filter(decision => decision.position === row.position)
      .map(presentDecision),
  };
}

function presentDecision(row: AccessDecisionRow): Decision {
  return {
    by: row.by_ref,
    verdict: row.verdict as Decision['verdict'],
    delegatedBy: row.delegated_by ?? undefined,
    comment: row.comment ?? undefined,
    at: toIso(row.at),
  };
}
