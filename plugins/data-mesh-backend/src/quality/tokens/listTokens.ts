import {
  qualityManagePermission,
  qualityPublishPermission,
  type ResultToken,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityTokenRow } from '../../database/tables';
import type { Caller } from '../../people/Caller';
import type { QualityRoom } from '../QualityRoom';
import { presentToken } from './presentToken';

const MOST = 1000;

/** The tokens that somebody may see, and for whom they may make more. */
export async function listTokens(
  room: QualityRoom,
  caller: Caller,
): Promise<{ items: ResultToken[]; owners: string[] }> {
  const manages = await room.may(caller.credentials, qualityManagePermission);
  const query = room
    .knex<QualityTokenRow>('quality_tokens')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(MOST);
  if (!manages) {
    query.whereIn('owner_ref', caller.refs);
  }
  const rows: QualityTokenRow[] = await query;
  const now = await room.ledger.now();
  return {
    items: rows.map(row => presentToken(row, now)),
    owners: await ownersFor(room, caller, manages),
  };
}

async function ownersFor(
  room: QualityRoom,
  caller: Caller,
  manages: boolean,
): Promise<string[]> {
  if (manages) {
    const owners = await readableOwners(room, caller);
    return [...new Set([...caller.refs, ...owners])].sort();
  }
  return (await room.may(caller.credentials, qualityPublishPermission))
    ? caller.refs
    : [];
}

/** Owners of products that somebody may read. */
async function readableOwners(
  room: QualityRoom,
  caller: Caller,
): Promise<string[]> {
  const visibility = await room.products.visibility(caller.credentials);
  const { index } = await room.model.current();
  const owners: string[] = [];
  for (const { summary } of index.all()) {
    if (summary.owner && index.sees(visibility, summary.ref)) {
      owners.push(summary.owner);
    }
  }
  return owners;
}
