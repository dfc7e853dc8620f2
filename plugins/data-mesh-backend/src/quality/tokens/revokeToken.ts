import { NotFoundError } from '@backstage/errors';
import {
  qualityManagePermission,
  type ResultToken,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityTokenRow } from '../../database/tables';
import type { Caller } from '../../people/Caller';
import type { QualityRoom } from '../QualityRoom';
import { presentToken } from './presentToken';
import { isTokenId } from './secret';

/**
 * Makes a token worthless. Revoking one that is revoked changes nothing.
 *
 * @throws NotFoundError for those who are not of its owner, as if there were none
 */
export async function revokeToken(
  room: QualityRoom,
  caller: Caller,
  id: string,
): Promise<ResultToken> {
  if (!isTokenId(id)) {
    throw tokenNotFound(id);
  }
  const manages = await room.may(caller.credentials, qualityManagePermission);
  return room.ledger.transact(caller.actor, async t => {
    const row: QualityTokenRow | undefined = await t
      .trx<QualityTokenRow>('quality_tokens')
      .where({ id })
      .forUpdate()
      .first();
    if (!row || !(manages || caller.refs.includes(row.owner_ref))) {
      throw tokenNotFound(id);
    }
    if (row.revoked_at !== null) {
      return presentToken(row, t.now);
    }
    const change = { revoked_at: t.now, revoked_by: caller.actor.ref };
    await t.trx<QualityTokenRow>('quality_tokens').where({ id }).update(change);
    t.audit({
      action: 'token.revoked',
      data: { token: id, owner: row.owner_ref, name: row.name },
    });
    return presentToken({ ...row, ...change }, t.now);
  });
}

function tokenNotFound(id: string): NotFoundError {
  return new NotFoundError(`There is no token '${id}', or you may not see it`);
}
