import {
  qualityManagePermission,
  type Incident,
  type IncidentState,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { decodePlace, encodePlace } from '../../lists/place';
import { readFilterRef } from '../../lists/readFilterText';
import { toDate } from '../../database/instants';
import type { QualityIncidentRow } from '../../database/tables';
import type { Caller } from '../../people/Caller';
import type { Visibility } from '../../products/permissions/visibility';
import type { Mesh } from '../../products/readModel/Mesh';
import type { QualityRoom } from '../QualityRoom';
import { whereAny } from '../../database/whereAny';
import { presentIncident } from './presentIncident';

const LIST = 'incidents';

/** What a list of incidents is asked for, as in the API. */
export type IncidentQuery = {
  state?: IncidentState[];
  product?: string;
  limit: number;
  cursor?: string;
};

/** Incidents of products that somebody may read, those opened last first. */
export async function listIncidents(
  room: QualityRoom,
  caller: Caller,
  query: IncidentQuery,
): Promise<{ items: Incident[]; nextCursor?: string }> {
  const after = decodePlace(LIST, query.cursor);
  const product = readFilterRef('product', query.product);
  const [visibility, mesh] = await Promise.all([
    room.products.visibility(caller.credentials),
    room.model.current(),
  ]);
  const { limit } = query;
  const rows: QualityIncidentRow[] = await room
    .knex<QualityIncidentRow>('quality_incidents as i')
    .modify(whereReadable(mesh, visibility, product))
    .modify(builder => {
      if (query.state?.length) builder.whereIn('i.state', query.state);
      if (after) {
        builder.whereRaw('(i.opened_at, i.id) < (?, ?)', [after.at, after.id]);
      }
    })
    .orderBy([
      { column: 'i.opened_at', order: 'desc' },
      { column: 'i.id', order: 'desc' },
    ])
    .limit(limit + 1)
    .select('i.*');
  const page = rows.slice(0, limit);
  const last = page[page.length - 1];
  return {
    items: await presentAll(room, caller, mesh, page),
    nextCursor:
      rows.length > limit && last
        ? encodePlace(LIST, { at: toDate(last.opened_at), id: last.id })
        : undefined,
  };
}

/** Of products that are there now and that somebody may read. */
function whereReadable(
  mesh: Mesh,
  visibility: Visibility,
  product: string | undefined,
): (query: Knex.QueryBuilder) => void {
  return query => {
    if (product !== undefined) {
      const reads =
        mesh.index.get(product) && mesh.index.sees(visibility, product);
      query.modify(whereAny('i.product_ref', reads ? [product] : []));
    } else if (visibility.allows) {
      query.modify(
        whereAny(
          'i.product_ref',
          Array.from(mesh.index.visible(visibility), each => each.summary.ref),
        ),
      );
    } else {
      query.whereExists(builder =>
        builder
          .from('products as p')
          .whereRaw('p.ref = i.product_ref')
          .whereNull('p.vanished_at'),
      );
    }
  };
}

async function presentAll(
  room: QualityRoom,
  caller: Caller,
  mesh: Mesh,
  rows: readonly QualityIncidentRow[],
): Promise<Incident[]> {
  const owns = (owner: string | undefined) =>
    caller.person !== undefined &&
    owner !== undefined &&
    caller.refs.includes(owner);
  const summaries = rows.map(row => mesh.index.get(row.product_ref)?.summary);
  const manages =
    summaries.some(summary => !owns(summary?.owner)) &&
    (await room.may(caller.credentials, qualityManagePermission));
  return rows.map((row, nth) =>
    presentIncident(row, {
      title: summaries[nth]?.title,
      isOurs: manages || owns(summaries[nth]?.owner),
    }),
  );
}
