import { AuthenticationError } from '@backstage/errors';
import { toDate, toIso } from '../../database/instants';
import type { QualityTokenRow } from '../../database/tables';
import type { QualityRoom } from '../QualityRoom';
import { statusOf } from './presentToken';
import { fitsHash, idOfSecret } from './secret';

/** So that a token in use is not written at every request. */
const USE_WRITTEN_EVERY_MS = 60_000;

/**
 * The token that a secret belongs to.
 *
 * @throws AuthenticationError for no token, and for one that is no longer good
 */
export async function authenticateToken(
  room: Pick<QualityRoom, 'knex' | 'ledger'>,
  secret: string,
): Promise<{ id: string; owner: string }> {
  const id = idOfSecret(secret);
  const row =
    id === undefined
      ? undefined
      : await room
          .knex<QualityTokenRow>('quality_tokens')
          .where({ id })
          .first();
  if (!row || !fitsHash(secret, row.hash)) {
    throw new AuthenticationError('There is no such token for results');
  }
  const now = await room.ledger.now();
  // Only whoever has the secret learns what became of it.
  switch (statusOf(row, now)) {
    case 'revoked':
      throw new AuthenticationError(
        `The token '${row.name}' was revoked. Make another one.`,
      );
    case 'expired':
      throw new AuthenticationError(
        `The token '${row.name}' expired at ${toIso(row.expires_at!)}. Make another one.`,
      );
    default:
      await recordUse(room, row, now);
      return { id: row.id, owner: row.owner_ref };
  }
}

async function recordUse(
  { knex }: Pick<QualityRoom, 'knex'>,
  row: QualityTokenRow,
  now: Date,
): Promise<void> {
  const due = new Date(now.getTime() - USE_WRITTEN_EVERY_MS);
  if (row.last_used_at !== null && toDate(row.last_used_at) > due) {
    return;
  }
  await knex<QualityTokenRow>('quality_tokens')
    .where({ id: row.id })
    .andWhere(query =>
      query.whereNull('last_used_at').orWhere('last_used_at', '<=', due),
    )
    .update({ last_used_at: now });
}
