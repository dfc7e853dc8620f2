import {
  productFacts,
  unreadContractFacts,
  type DimensionScore,
  type ProductFactsDocument,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { toDate, toIso, type DatabaseInstant } from '../../database/instants';
import { readTogether } from '../../database/readTogether';
import type {
  AccessGrantRow,
  ProductRow,
  QualityDayRow,
  QualityLevelDayRow,
  QualityProductRow,
} from '../../database/tables';
import type {
  ProductDocument,
  ProductProjection,
  ProjectedPort,
} from '../../products/projection/types';
import { dayOf } from '../days';
import type { QualityRoom } from '../QualityRoom';
import { whereAny } from '../../database/whereAny';
import {
  levelsByProduct,
  selectLevelDays,
  type LevelWindow,
} from '../serviceLevels/readLevelDays';
import { standProductLevels } from '../serviceLevels/standProductLevels';
import { readContractEntries, type ContractEntry } from './contractEntries';

/** What is known of the quality of a product, as its row says or will say. */
export type QualityState = Pick<
  QualityProductRow,
  'score' | 'evaluated' | 'expected' | 'failing' | 'dimensions' | 'incidents'
> & {
  scored_at?: DatabaseInstant | null;
  last_result_at: DatabaseInstant | null;
};

/** A product whose facts are wanted. */
export type FactsSubject = {
  productRef: string;
  /** Left out for a product without a row in this room. */
  quality?: { productId: number; state: QualityState };
};

/** What facts need of the room. Nothing is asked but the database. */
export type FactsRoom = Pick<
  QualityRoom,
  'model' | 'options' | 'owners' | 'wayOfProvisioning'
>;

type Registered = {
  row: Pick<ProductRow, 'ref' | 'updated_at' | 'first_seen_at'>;
  document: ProductDocument;
  projection: ProductProjection;
};

/**
 * The facts of products, by reference; those that the registry does not have
 * or that are gone are left out.
 *
 * @param knex - may be a transaction
 */
export async function readFacts(
  room: FactsRoom,
  knex: Knex,
  subjects: readonly FactsSubject[],
  now: Date,
): Promise<Map<string, ProductFactsDocument>> {
  const registered = await readRegistered(
    knex,
    subjects.map(({ productRef }) => productRef),
  );
  const contracts = await readContractEntries(
    knex,
    [...registered.values()].flatMap(({ projection }) =>
      projection.ports.flatMap(port => port.contract?.hash ?? []),
    ),
  );
  const options = { ...room.options.serviceLevels, now };
  const { levelDays, firstDays, consumers } = await readCounted(
    knex,
    subjects,
    options,
  );
  const facts = new Map<string, ProductFactsDocument>();
  for (const { productRef, quality } of subjects) {
    const known = registered.get(productRef);
    if (!known) continue;
    const productId = quality?.productId;
    const ofPorts = new Map(
      known.projection.ports.flatMap(port => {
        const entry = contracts.get(port.contract?.hash ?? '');
        return entry ? [[port.name, entry.contract] as const] : [];
      }),
    );
    const measured = productId === undefined ? () => [] : levelDays(productId);
    facts.set(
      productRef,
      productFacts(
        {
          ...aboutProduct(room, known),
          outputPorts: known.projection.ports.map(port =>
            aboutPort(room, port, contracts.get(port.contract?.hash ?? '')),
          ),
          quality: quality && aboutQuality(quality, firstDays, now),
          serviceLevels: standProductLevels(ofPorts, measured, options),
          access: {
            consumers: consumers.get(productRef) ?? 0,
            components: room.model.known.graph.components(productRef).length,
            dependents: countDependents(room, productRef),
          },
        },
        { now },
      ),
    );
  }
  return facts;
}

async function readRegistered(
  knex: Knex,
  refs: readonly string[],
): Promise<Map<string, Registered>> {
  const rows: Array<
    Pick<
      ProductRow,
      'ref' | 'document' | 'projection' | 'updated_at' | 'first_seen_at'
    >
  > = await knex<ProductRow>('products')
    .modify(whereAny('ref', refs))
    .whereNull('vanished_at')
    .select('ref', 'document', 'projection', 'updated_at', 'first_seen_at');
  return new Map(
    rows.map(({ document, projection, ...row }) => [
      row.ref,
      {
        row,
        document: JSON.parse(document),
        projection: JSON.parse(projection),
      },
    ]),
  );
}

function aboutProduct(
  { model, owners }: FactsRoom,
  { row, document, projection }: Registered,
) {
  const { summary } = document;
  const owner =
    summary.owner === undefined ? undefined : owners.get(summary.owner);
  const { domains } = model.known;
  return {
    summary,
    purpose: projection.purpose,
    usage: projection.usage,
    limitations: projection.limitations,
    support: projection.support ?? [],
    links: projection.links ?? [],
    updatedAt: toIso(row.updated_at),
    firstSeenAt: toIso(row.first_seen_at),
    owner: {
      // Taken to exist until the catalog was asked.
      exists: owner?.exists ?? true,
      asOf: owner?.asOf.toISOString(),
    },
    domains:
      summary.domain === undefined
        ? []
        : domains.path(summary.domain).filter(ref => domains.get(ref)),
    inputPorts: projection.inputPorts,
  };
}

function aboutPort(
  { wayOfProvisioning }: FactsRoom,
  port: ProjectedPort,
  entry: ContractEntry | undefined,
) {
  const { name, title, description, version, provisioner } = port;
  return {
    name,
    title,
    description,
    version,
    autoApproved: port.access?.autoApprove ?? [],
    technologies: entry?.technologies ?? [],
    provisioned: wayOfProvisioning(entry?.contract, provisioner),
    contract:
      entry?.facts ??
      unreadContractFacts({ declared: port.contract !== undefined }),
  };
}

function aboutQuality(
  { productId, state }: NonNullable<FactsSubject['quality']>,
  firstDays: ReadonlyMap<number, number>,
  now: Date,
) {
  const first = firstDays.get(productId);
  const dimensions: DimensionScore[] =
    state.dimensions === null ? [] : JSON.parse(state.dimensions);
  return {
    scoredAt: state.scored_at ? toIso(state.scored_at) : undefined,
    lastResultAt: state.last_result_at
      ? toDate(state.last_result_at).toISOString()
      : undefined,
    score: state.score ?? undefined,
    evaluated: state.evaluated,
    expected: state.expected,
    failing: state.failing,
    incidents: state.incidents,
    historyDays: first === undefined ? 0 : dayOf(now) - first,
    dimensions,
  };
}

/**
 * Measurements of products, since when their score is known, and how many have
 * access to them now.
 */
async function readCounted(
  knex: Knex,
  subjects: readonly FactsSubject[],
  window: LevelWindow,
) {
  const refs = subjects.map(({ productRef }) => productRef);
  const ids = subjects.flatMap(({ quality }) => quality?.productId ?? []);
  const rows = await readTogether<{
    levelDays: QualityLevelDayRow;
    firstDays: { product_id: number; first: number };
    consumers: { product_ref: string; count: number | string };
  }>(knex, {
    levelDays: selectLevelDays(knex, window).modify(
      whereAny('product_id', ids),
    ),
    firstDays: knex<QualityDayRow>('quality_days')
      .modify(whereAny('product_id', ids))
      .whereNotNull('score')
      .groupBy('product_id')
      .select('product_id')
      .min({ first: 'day' }),
    consumers: knex<AccessGrantRow>('access_grants')
      .modify(whereAny('product_ref', refs))
      .whereNull('end_kind')
      .where('starts_at', '<=', window.now)
      .groupBy('product_ref')
      .select('product_ref')
      .countDistinct({ count: 'consumer_ref' }),
  });
  return {
    levelDays: levelsByProduct(rows.levelDays),
    firstDays: new Map(
      rows.firstDays.map(row => [row.product_id, Number(row.first)]),
    ),
    consumers: new Map(
      rows.consumers.map(row => [row.product_ref, Number(row.count)]),
    ),
  };
}

function countDependents({ model }: FactsRoom, ref: string): number {
  let count = 0;
  for (const reader of model.known.graph.readers(ref)) {
    if (reader !== ref) count++;
  }
  return count;
}
