import type { GrantDetail } from '@backstage-data-mesh/plugin-data-mesh-common';
import { readTimeline } from '../../audit/readTimeline';
import { toOptionalIso } from '../../database/instants';
import type { AccessGrantRow } from '../../database/tables';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../../people/Caller';
import { unknownGrant } from '../grants/loadGrant';
import { readObservation } from '../provisioning/observation';
import type { StoredPlan } from '../provisioning/plan';
import { connectGuide } from './connectGuide';
import { presentGrantRows } from './presentGrants';
import { readTasksOfGrant } from './readTasks';
import { Viewer } from './Viewer';

/**
 * One grant with how to connect and what became of it.
 *
 * @throws NotFoundError both when there is none and when the caller may not
 *   see it, with the same words
 */
export async function getGrant(
  room: AccessRoom,
  caller: Caller,
  id: string,
): Promise<GrantDetail> {
  const viewer = await Viewer.create(room, caller);
  const grant = await readGrantDetail(room, viewer, id);
  if (!grant) {
    throw unknownGrant(id);
  }
  return grant;
}

/** A grant as a viewer may see it; undefined for those who may not. */
export async function readGrantDetail(
  room: AccessRoom,
  viewer: Viewer,
  id: string,
): Promise<GrantDetail | undefined> {
  const row = await readVisibleGrant(room, viewer, id);
  if (!row) {
    return undefined;
  }
  const user = viewer.uses(row.consumer_ref);
  const overseer = viewer.owns(row) || (await viewer.oversees(row.product_ref));
  const [[grant], timeline, tasks, connect] = await Promise.all([
    presentGrantRows(room.knex, viewer, [row]),
    readTimeline(room.knex, { grant_id: id }),
    readTasksOfGrant(room.knex, viewer.mesh, row),
    user ? connectGuide(room, viewer, row) : undefined,
  ]);
  const plan: StoredPlan | undefined = row.plan
    ? JSON.parse(row.plan)
    : undefined;
  const seen = readObservation(row);
  return {
    ...grant,
    timeline,
    plan: plan?.steps,
    items: seen.items,
    foreign: overseer ? seen.foreign : [],
    tasks,
    connect,
    lastVerifiedAt: toOptionalIso(row.last_verified_at),
    lastAttemptAt: toOptionalIso(row.last_attempt_at),
    nextAttemptAt: toOptionalIso(row.due_at),
    attempts: row.attempts,
    members: seen.members,
  };
}

/** The row of a grant, for those who may see it. */
export async function readVisibleGrant(
  room: AccessRoom,
  viewer: Viewer,
  id: string,
): Promise<AccessGrantRow | undefined> {
  const row: AccessGrantRow | undefined = await room
    .knex<AccessGrantRow>('access_grants')
    .where({ id })
    .first();
  const visible =
    row &&
    (row.requester_ref === viewer.me ||
      viewer.uses(row.consumer_ref) ||
      viewer.owns(row) ||
      (await viewer.oversees(row.product_ref)));
  return visible ? row : undefined;
}
