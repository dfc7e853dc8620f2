import type {
  CheckResult,
  QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityMappingRow } from '../../database/tables';
import type { QualityRoom } from '../QualityRoom';
import { ownersWithin } from '../inbox/scopesOf';
import { inChunks } from '../../database/inChunks';
import type { Sender } from '../results/Sender';
import { readPlaces } from './contractPlaces';
import { loadMatchIndex } from './loadMatchIndex';
import type { MatchIndex } from './MatchIndex';
import {
  matchTarget,
  type Home,
  type KnownMapping,
  type TargetMatch,
} from './matchTarget';
import { placeResult } from './placeResults';
import { targetKeyOf, wholeTarget, type WholeTarget } from './targetKey';

/** A result with its place in the mesh. */
export type MatchedResult = {
  result: CheckResult;
  port?: string;
  schema?: string;
  property?: string;
  /** Whether it measures a service level of the contract of the port. */
  measures?: boolean;
};

/** Results about one thing that belongs to no product. */
export type UnmatchedResults = {
  key: string;
  target: WholeTarget;
  /** For the sender: names products that it may write for. */
  reason: string;
  /** For the inbox: names products of its owner only. */
  inboxReason: string;
  /**
   * Of a product for which they were not sent: its own results come by
   * another way, so nobody has to map these.
   */
  atHome: boolean;
  results: CheckResult[];
};

/** What of a report belongs where. */
export type MatchedReport = {
  /** By full entity reference. */
  products: Map<string, MatchedResult[]>;
  unmatched: UnmatchedResults[];
  /** By key of the target: what waits of it in the inbox has a home now. */
  homes: Map<string, Home>;
};

/** Says for each result of a report to which product it belongs. */
export async function matchReport(
  room: Pick<QualityRoom, 'knex' | 'model' | 'people'>,
  sender: Sender,
  report: QualityReport,
): Promise<MatchedReport> {
  const index = await loadMatchIndex(room, sender);
  const targets = groupByTarget(report.results);
  const mappings = await readMappings(room, sender.inbox, [...targets.keys()]);
  const placed = [...targets.values()].map(group => ({
    ...group,
    match: matchTarget(index, group.target, mappings.get(group.key)),
  }));
  const contracts = await readPlaces(
    room.knex,
    placed.flatMap(({ match }) =>
      match.reason === undefined && match.hash !== undefined
        ? [match.hash]
        : [],
    ),
  );
  const siblings = await siblingsOf(room, sender);
  const isUnmatched = placed.some(({ match }) => match.reason !== undefined);
  const inbox = isUnmatched ? await indexOfInbox(room, sender) : undefined;
  const products = new Map<string, MatchedResult[]>();
  const unmatched: UnmatchedResults[] = [];
  const homes = new Map<string, Home>();
  for (const { key, target, results, match } of placed) {
    if (match.reason !== undefined) {
      const sibling =
        siblings && matchTarget(siblings, target, mappings.get(key));
      unmatched.push({
        key,
        target,
        results,
        ...(sibling && sibling.reason === undefined
          ? { reason: elsewhere(sibling), atHome: true }
          : { reason: match.reason, atHome: false }),
        inboxReason: inbox
          ? inboxReason(matchTarget(inbox, target, mappings.get(key)))
          : match.reason,
      });
      continue;
    }
    const { product } = match;
    homes.set(key, match);
    const matched = products.get(product) ?? [];
    products.set(product, matched);
    const contract =
      match.hash === undefined ? undefined : contracts.get(match.hash);
    for (const result of results) {
      matched.push(placeResult(result, match, contract));
    }
  }
  return { products, unmatched, homes };
}

/**
 * All products of the owner, where results are sent for some of them only: a
 * project of an engine is seldom about one product.
 */
async function siblingsOf(
  room: Pick<QualityRoom, 'knex' | 'model'>,
  { products, inbox }: Sender,
): Promise<MatchIndex | undefined> {
  return products && inbox !== undefined
    ? loadMatchIndex(room, { owners: [inbox] })
    : undefined;
}

/**
 * The products that those who read an inbox own; undefined where the sender
 * may write for no others.
 */
async function indexOfInbox(
  room: Pick<QualityRoom, 'knex' | 'model' | 'people'>,
  { owners, products, inbox }: Sender,
): Promise<MatchIndex | undefined> {
  if (
    inbox === undefined ||
    (!products && owners !== 'all' && owners.every(owner => owner === inbox))
  ) {
    return undefined;
  }
  return loadMatchIndex(room, { owners: await ownersWithin(room, inbox) });
}

function inboxReason(match: TargetMatch): string {
  if (match.reason !== undefined) {
    return match.reason;
  }
  const { product, port } = match;
  const place = port === undefined ? product : `port ${port} of ${product}`;
  return `Fits ${place}, but ports of other owners too`;
}

function elsewhere({ product, port }: Home): string {
  return port === undefined
    ? `Belongs to ${product}, for which they were not sent`
    : `Belongs to port ${port} of ${product}, for which they were not sent`;
}

type TargetGroup = { key: string; target: WholeTarget; results: CheckResult[] };

function groupByTarget(
  results: readonly CheckResult[],
): Map<string, TargetGroup> {
  const groups = new Map<string, TargetGroup>();
  // Most results share their target with others: each is worked out once.
  const written = new Map<string, TargetGroup>();
  for (const result of results) {
    const { property, ...rest } = result.target;
    const text = JSON.stringify(rest);
    const known = written.get(text);
    if (known) {
      known.results.push(result);
      continue;
    }
    const target = wholeTarget(rest);
    const key = targetKeyOf(target);
    const group = groups.get(key) ?? { key, target, results: [] };
    group.results.push(result);
    groups.set(key, group);
    written.set(text, group);
  }
  return groups;
}

async function readMappings(
  { knex }: Pick<QualityRoom, 'knex'>,
  scope: string | undefined,
  keys: string[],
): Promise<Map<string, KnownMapping>> {
  const mappings = new Map<string, KnownMapping>();
  if (scope === undefined) {
    return mappings;
  }
  for (const chunk of inChunks(keys, 1000)) {
    const rows = await knex<QualityMappingRow>('quality_mappings')
      .where({ scope })
      .whereIn('target_key', chunk);
    for (const row of rows) {
      mappings.set(row.target_key, {
        product: row.product_ref,
        port: row.port,
        ...(row.schema_name === null ? {} : { schema: row.schema_name }),
      });
    }
  }
  return mappings;
}
