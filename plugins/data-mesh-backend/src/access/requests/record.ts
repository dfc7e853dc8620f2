import { NotFoundError } from '@backstage/errors';
import type {
  ApprovalMode,
  ApprovalProcess,
  RequestState,
  StepStatus,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type {
  AccessDecisionRow,
  AccessRequestRow,
  AccessStepRow,
} from '../../database/tables';

/** A request with all that decides about it. */
export type RequestRecord = {
  row: AccessRequestRow;
  /** In order. */
  steps: AccessStepRow[];
  decisions: AccessDecisionRow[];
};

/** A step that was passed on, as it is stored. */
export type Delegation = { from: string; to: string; at: string };

/** @throws NotFoundError when there is none */
export async function readRecord(
  knex: Knex,
  id: string,
): Promise<RequestRecord> {
  const row = await knex<AccessRequestRow>('access_requests')
    .where({ id })
    .first();
  if (!row) {
    throw requestNotFound(id);
  }
  const steps: AccessStepRow[] = await knex<AccessStepRow>('access_steps')
    .where({ request_id: id })
    .orderBy('position');
  const decisions: AccessDecisionRow[] = await knex<AccessDecisionRow>(
    'access_decisions',
  ).where({ request_id: id });
  return { row, steps, decisions };
}

/** The same words for one that is not there and one that is none of theirs. */
export function requestNotFound(id: string): NotFoundError {
  return new NotFoundError(
    `There is no request '${id}', or you may not see it`,
  );
}

/** The open step; undefined when none is. */
export function openStepOf(record: RequestRecord): AccessStepRow | undefined {
  return record.steps.find(step => step.position === record.row.step);
}

export function approversOf(step: Pick<AccessStepRow, 'approvers'>): string[] {
  return JSON.parse(step.approvers);
}

export function delegationsOf(
  step: Pick<AccessStepRow, 'delegations'>,
): Delegation[] {
  return JSON.parse(step.delegations);
}

/** The record as the state machine sees it. */
export function toProcess(record: RequestRecord): ApprovalProcess {
  return {
    state: record.row.state as RequestState,
    step: record.row.step ?? undefined,
    steps: record.steps.map(step => ({
      mode: step.mode as ApprovalMode,
      quorum: step.quorum ?? undefined,
      status: step.status as StepStatus,
    })),
    decisions: record.decisions.map(({ position, by_ref, verdict }) => ({
      position,
      by: by_ref,
      verdict: verdict as 'approve' | 'reject',
    })),
  };
}
