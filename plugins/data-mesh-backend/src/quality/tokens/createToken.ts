import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  addDuration,
  completeReference,
  qualityManagePermission,
  qualityPublishPermission,
  type ResultToken,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityTokenRow } from '../../database/tables';
import type { Caller } from '../../people/Caller';
import type { QualityRoom } from '../QualityRoom';
import { presentToken } from './presentToken';
import { makeSecret } from './secret';

/** More than the pipelines of a team; a leak of tokens stops here. */
const MOST_OF_OWNER = 100;

/** Line breaks, and what no database stores. */
const CONTROL = /\p{Cc}/u;

/**
 * Makes a token with which results for products of an owner are pushed.
 *
 * @throws NotAllowedError for those who are not of the owner
 * @throws InputError naming the field that cannot be used
 * @throws ConflictError when the owner has as many as it may
 */
export async function createToken(
  room: QualityRoom,
  caller: Caller,
  order: { owner: string; name: string; expiresIn?: string },
): Promise<{ token: ResultToken; secret: string }> {
  const owner = await demandOwner(room, caller, order.owner);
  const name = order.name.trim();
  if (name === '' || CONTROL.test(name)) {
    throw new InputError(
      'name has to say what the token is for, in a line of text',
    );
  }
  const { id, secret, hash } = makeSecret();
  const token = await room.ledger.transact(caller.actor, async t => {
    const row: QualityTokenRow = {
      id,
      owner_ref: owner,
      name,
      hash,
      created_by: caller.actor.ref,
      created_at: t.now,
      expires_at: expiryOf(t.now, order.expiresIn),
      last_used_at: null,
      revoked_at: null,
      revoked_by: null,
    };
    const [{ count }] = await t
      .trx<QualityTokenRow>('quality_tokens')
      .where({ owner_ref: owner, revoked_at: null })
      .andWhere(query =>
        query.whereNull('expires_at').orWhere('expires_at', '>', t.now),
      )
      .count<Array<{ count: number | string }>>({ count: '*' });
    if (Number(count) >= MOST_OF_OWNER) {
      throw new ConflictError(
        `${owner} has ${count} tokens already. Revoke those that are not used any more.`,
      );
    }
    await t.trx<QualityTokenRow>('quality_tokens').insert(row);
    const made = presentToken(row, t.now);
    t.audit({
      action: 'token.created',
      data: { token: id, owner, name, expiresAt: made.expiresAt },
    });
    return made;
  });
  return { token, secret };
}

async function demandOwner(
  room: QualityRoom,
  caller: Caller,
  named: string,
): Promise<string> {
  const owner = completeReference(named, { defaultKind: 'Group' });
  if (!owner || !/^(user|group):/.test(owner)) {
    throw new InputError(
      `owner has to be the reference of a group or a user such as group:default/orders, but is '${named}'`,
    );
  }
  if (await room.may(caller.credentials, qualityManagePermission)) {
    const [existing] = await room.people.existing([owner]);
    if (!existing) {
      throw new InputError(
        `owner is '${owner}', which the catalog does not have`,
      );
    }
    return owner;
  }
  await room.products.demand(caller.credentials, qualityPublishPermission);
  if (!caller.refs.includes(owner)) {
    throw new NotAllowedError(
      `You can make tokens for yourself and for groups that you are a direct member of, not for ${owner}. Those with the permission ${qualityManagePermission.name} can.`,
    );
  }
  return owner;
}

function expiryOf(now: Date, expiresIn: string | undefined): Date | null {
  if (expiresIn === undefined) {
    return null;
  }
  let expiry: Date;
  try {
    expiry = addDuration(now, expiresIn);
  } catch {
    throw new InputError(
      `expiresIn has to be a duration such as P90D, but is '${expiresIn}'`,
    );
  }
  if (expiry <= now) {
    throw new InputError(
      `expiresIn has to be longer than nothing, but is '${expiresIn}'`,
    );
  }
  return expiry;
}
