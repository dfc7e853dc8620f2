import {
  qualityManagePermission,
  type TargetMapping,
  type UnmatchedTarget,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { decodePlace, encodePlace } from '../../lists/place';
import { toDate, toIso } from '../../database/instants';
import type {
  QualityMappingRow,
  QualityUnmatchedRow,
} from '../../database/tables';
import type { Caller } from '../../people/Caller';
import { breathe } from '../../lists/breathe';
import { describeTarget } from '../matching/describeTarget';
import { loadMatchIndex } from '../matching/loadMatchIndex';
import type { WholeTarget } from '../matching/targetKey';
import type { QualityRoom } from '../QualityRoom';
import { presentMapping } from './presentMapping';
import { ownersWithin } from './scopesOf';
import { suggestPorts } from './suggestPorts';

const LIST = 'unmatched';
const MOST_MAPPINGS = 200;

/** The inbox of a caller, as the API answers it. */
export type UnmatchedPage = {
  items: UnmatchedTarget[];
  mappings: TargetMapping[];
  nextCursor?: string;
};

/**
 * Results that belong to no product yet, of the owners that somebody belongs
 * to, or of all for those who manage quality. The latest come first.
 */
export async function listUnmatched(
  room: QualityRoom,
  caller: Caller,
  query: { limit: number; cursor?: string },
): Promise<UnmatchedPage> {
  const after = decodePlace(LIST, query.cursor);
  const manages = await room.may(caller.credentials, qualityManagePermission);
  const rows: Array<Omit<QualityUnmatchedRow, 'held'>> = await room
    .knex<QualityUnmatchedRow>('quality_unmatched')
    .modify(builder => {
      if (!manages) {
        builder.whereIn('scope', caller.refs);
      }
      if (after) {
        builder.where(place =>
          place
            .where('last_seen_at', '<', after.at)
            .orWhere(same =>
              same.where('last_seen_at', after.at).where('id', '>', after.id),
            ),
        );
      }
    })
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .limit(query.limit + 1)
    .select(
      'id',
      'scope',
      'engine',
      'target',
      'reason',
      'runs',
      'checks',
      'examples',
      'first_seen_at',
      'last_seen_at',
    );
  const shown = rows.slice(0, query.limit);
  const last = shown[shown.length - 1];
  return {
    items: await present(room, caller, shown),
    mappings: await listMappings(room, caller, manages),
    nextCursor:
      rows.length > query.limit && last
        ? encodePlace(LIST, { at: toDate(last.last_seen_at), id: last.id })
        : undefined,
  };
}

async function present(
  room: QualityRoom,
  caller: Caller,
  rows: ReadonlyArray<Omit<QualityUnmatchedRow, 'held'>>,
): Promise<UnmatchedTarget[]> {
  if (rows.length === 0) {
    return [];
  }
  const visibility = await room.products.visibility(caller.credentials);
  const { index: products } = await room.model.current();
  const items: UnmatchedTarget[] = [];
  for (const row of rows) {
    const target: WholeTarget = JSON.parse(row.target);
    const owners = await ownersWithin(room, row.scope);
    const ports = await loadMatchIndex(room, { owners });
    // Each is compared with all ports of the owner.
    await breathe();
    items.push({
      id: row.id,
      engine: row.engine,
      target: describeTarget(target),
      reason: [...ports.ports()].some(
        ({ product }) =>
          row.reason.includes(product) && !products.sees(visibility, product),
      )
        ? 'Fits products that you may not read'
        : row.reason,
      owner: row.scope,
      runs: row.runs,
      checks: row.checks,
      examples: JSON.parse(row.examples),
      firstSeenAt: toIso(row.first_seen_at),
      lastSeenAt: toIso(row.last_seen_at),
      candidates: suggestPorts(ports, target)
        .filter(({ product }) => products.sees(visibility, product))
        .map(suggestion => ({
          ...suggestion,
          title: products.get(suggestion.product)?.summary.title,
        })),
    });
  }
  return items;
}

async function listMappings(
  { knex }: QualityRoom,
  caller: Caller,
  manages: boolean,
): Promise<TargetMapping[]> {
  const query = knex<QualityMappingRow>('quality_mappings');
  if (!manages) {
    query.whereIn('scope', caller.refs);
  }
  const rows: QualityMappingRow[] = await query
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(MOST_MAPPINGS);
  return rows.map(presentMapping);
}
