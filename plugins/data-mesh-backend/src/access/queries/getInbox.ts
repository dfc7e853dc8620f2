import type {
  Inbox,
  InboxCount,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../../people/Caller';
import { findInbox } from './inbox';
import { decodePlace, encodePlace } from '../../lists/place';
import { presentRequests } from './presentRequests';
import { countOpenTasks, readOpenTasks } from './readTasks';
import { Viewer } from './Viewer';

const MOST_TASKS = 100;
const MOST_COUNTED = 100;

/** What waits for the caller, the most urgent first. */
export async function getInbox(
  room: AccessRoom,
  caller: Caller,
  query: { limit: number; cursor?: string },
): Promise<Inbox> {
  const { knex } = room;
  const { limit } = query;
  const after = decodePlace('inbox', query.cursor);
  const viewer = await Viewer.create(room, caller);
  const [found, tasks] = await Promise.all([
    findInbox(knex, viewer, { after, limit: limit + 1 }),
    after ? [] : readOpenTasks(knex, viewer.mesh, caller.refs, MOST_TASKS),
  ]);
  const page = found.slice(0, limit);
  const last = page[page.length - 1];
  return {
    items: await presentRequests(
      knex,
      viewer.mesh,
      page.map(each => each.id),
    ),
    tasks,
    nextCursor:
      found.length > limit && last
        ? encodePlace('inbox', { at: last.dueAt, id: last.id })
        : undefined,
  };
}

/** How much waits for the caller, each count up to 100. */
export async function countInbox(
  room: AccessRoom,
  caller: Caller,
): Promise<InboxCount> {
  const { knex } = room;
  const viewer = await Viewer.create(room, caller);
  const [requests, tasks] = await Promise.all([
    findInbox(knex, viewer, { limit: MOST_COUNTED }),
    countOpenTasks(knex, caller.refs, MOST_COUNTED),
  ]);
  return { requests: requests.length, tasks };
}
