import type { Knex } from 'knex';
import type { AccessGrantRow, AccessStateRow } from '../../database/tables';
import type { StopCause } from './stopProvisioning';

/** Whether provisioning changes platforms, or why it does not. */
export type Mode = 'active' | StopCause;

export async function readMode(knex: Knex): Promise<Mode> {
  const row = await knex<AccessStateRow>('access_state')
    .where({ id: 1 })
    .first('mode', 'mode_cause');
  if (!row) {
    throw new Error('The table access_state has lost its row');
  }
  return row.mode === 'active' ? 'active' : (row.mode_cause as StopCause);
}

/**
 * Whether a grant may be worked on. After a mass of removals whose cause
 * nobody knows, what has ended is still taken away: there the cause is known.
 * After a long silence, or with another environment's ledger, nothing is.
 */
export function mayChange(
  mode: Mode,
  row: Pick<AccessGrantRow, 'end_kind'>,
): boolean {
  return mode === 'active' || (mode === 'removals' && row.end_kind !== null);
}
