import type { AccessRequestRow, AccessStepRow } from '../../database/tables';
import type { AccessOptions } from '../config';
import type { LedgerTransaction } from '../../ledger/Ledger';
import { auditRequest } from './auditRequest';
import type { Opening } from './bringBeforeOthers';
import {
  notifyApprovers,
  notifyOverseers,
  portTitle,
  publishRequest,
  signalRequest,
} from './tellRequest';

/** Asks the people of a step that opens, and records how they were found. */
export function tellStepOpened(
  transaction: LedgerTransaction,
  row: AccessRequestRow,
  step: Pick<AccessStepRow, 'position' | 'name'>,
  opening: Opening,
  options: AccessOptions,
): void {
  for (const to of opening.escalations) {
    auditRequest(transaction, row, 'escalated', {
      step: step.position,
      name: step.name,
      to,
      reason: 'Too few people could decide.',
    });
    publishRequest(transaction, row, 'escalated');
  }
  if (opening.stuck) {
    tellStuck(transaction, row, step, options);
  }
  notifyApprovers(transaction, row, opening.eligible, {
    title: `Decide about access to ${portTitle(row)}`,
    description: `${row.requester_ref} asks for ${row.consumer_ref}: ${shorten(
      row.justification,
    )}`,
  });
  signalRequest(transaction, row, opening.approvers);
}

/** Nobody is left who could decide: it is told, and waits for its deadline. */
export function tellStuck(
  transaction: LedgerTransaction,
  row: AccessRequestRow,
  step: Pick<AccessStepRow, 'position' | 'name'>,
  options: AccessOptions,
): void {
  auditRequest(transaction, row, 'escalated', {
    step: step.position,
    name: step.name,
    to: [],
    reason: 'Nobody is left who may decide.',
  });
  notifyOverseers(
    transaction,
    row,
    [
      ...(row.owner_ref === null ? [] : [row.owner_ref]),
      ...options.approvals.fallbackApprovers,
    ],
    {
      title: `Nobody can decide about access to ${portTitle(row)}`,
      description:
        'All who could be asked are gone or would decide for themselves. Put people into the groups that are asked, or configure dataMesh.access.approvals.fallbackApprovers.',
      severity: 'high',
    },
  );
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
