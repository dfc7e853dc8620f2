import type { Pool } from 'pg';
import type { Violation } from './checkAudit';

const ENDED: Record<string, string> = {
  revoke: 'revoked',
  return: 'returned',
};
const DECIDED: Record<string, string> = {
  approve: 'approved',
  reject: 'rejected',
  withdraw: 'withdrawn',
};

/** Whether all that a replica said it did is in the ledger. */
export async function checkPromises(
  ledger: Pool,
  promised: Array<{ id: string; move: string }>,
): Promise<Violation[]> {
  const { rows: requests } = await ledger.query<{ id: string; state: string }>(
    'select id, state from access_requests',
  );
  const { rows: grants } = await ledger.query<{
    id: string;
    end_kind: string | null;
  }>('select id, end_kind from access_grants');
  const states = new Map(requests.map(row => [row.id, row.state]));
  const ends = new Map(grants.map(row => [row.id, row.end_kind]));
  return promised.flatMap(({ id, move }) => {
    if (move === 'ask' && !states.has(id)) {
      return [{ what: 'a request that was answered with 201 is lost', id }];
    }
    if (DECIDED[move] && states.get(id) !== DECIDED[move]) {
      return [
        {
          what: `${move} was answered with ok, but it is ${states.get(id)}`,
          id,
        },
      ];
    }
    if (ENDED[move] && ends.get(id) !== ENDED[move]) {
      return [
        { what: `${move} was answered with ok, but it is ${ends.get(id)}`, id },
      ];
    }
    return [];
  });
}
