import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  completeReference,
  DATA_PRODUCT_KIND,
  type TargetMapping,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { randomUUID } from 'node:crypto';
import type {
  QualityMappingRow,
  QualityUnmatchedRow,
} from '../../database/tables';
import type { LedgerTransaction } from '../../ledger/Ledger';
import type { Caller } from '../../people/Caller';
import { productNotFound } from '../../products/permissions/readableProduct';
import { describeTarget } from '../matching/describeTarget';
import { loadMatchIndex } from '../matching/loadMatchIndex';
import type { PortEntry } from '../matching/MatchIndex';
import { homeAt } from '../matching/matchTarget';
import { saysNothing, type WholeTarget } from '../matching/targetKey';
import type { QualityRoom } from '../QualityRoom';
import { lockProducts } from '../results/lockProducts';
import { scoreWritten } from '../results/storeMatched';
import { bringHome } from './bringHome';
import { lockInbox } from './lockInbox';
import { presentMapping } from './presentMapping';
import { ownersWithin, scopesOf } from './scopesOf';

/** What somebody says about a target. */
export type MappingOrder = { product: string; port: string; schema?: string };

/**
 * Says to which output port results belong, from now on, and brings home those
 * that were kept.
 *
 * @throws NotFoundError for an unknown entry, and for one of somebody else
 * @throws NotAllowedError when the product belongs to another owner
 * @throws InputError naming the field that is wrong
 * @throws ConflictError when it was mapped meanwhile
 */
export async function mapTarget(
  room: QualityRoom,
  caller: Caller,
  id: string,
  order: MappingOrder,
): Promise<{ mapping: TargetMapping; results: number }> {
  const isTheirs = await scopesOf(room, caller);
  const row = await room
    .knex<QualityUnmatchedRow>('quality_unmatched')
    .where({ id })
    .first();
  if (!row || !isTheirs(row.scope)) {
    throw unmatchedNotFound(id);
  }
  const target: WholeTarget = JSON.parse(row.target);
  if (saysNothing(target)) {
    throw new InputError(
      'These results do not say what was checked, so they cannot be mapped. Send what belongs to them along, such as the manifest of dbt.',
    );
  }
  const { entry, schema } = await demandPort(room, caller, row.scope, order);
  return room.ledger.transact(caller.actor, async t => {
    // Products are always locked before what waits for them.
    await lockProducts(t.trx, [entry.product]);
    await lockInbox(t.trx, row.scope);
    const { waiting, results, changes } = await bringHome(
      room,
      t,
      row.scope,
      new Map([[row.target_key, homeAt(entry, target, schema)]]),
    );
    if (!waiting.some(each => each.id === id)) {
      throw await goneMeanwhile(t, row);
    }
    const mapping = await writeMapping(t, row, {
      product: entry.product,
      port: entry.port,
      schema,
      by: caller.actor.ref,
    });
    await scoreWritten(room, t, changes);
    t.audit({
      action: 'target.mapped',
      product: entry.product,
      data: {
        owner: row.scope,
        target: describeTarget(target),
        product: entry.product,
        port: entry.port,
        schema,
        results,
      },
    });
    return { mapping: presentMapping(mapping), results };
  });
}

/** See {@link mapTarget}. */
export function unmatchedNotFound(id: string): NotFoundError {
  return new NotFoundError(
    `There are no unmatched results '${id}', or you may not see them`,
  );
}

async function demandPort(
  room: QualityRoom,
  caller: Caller,
  scope: string,
  order: MappingOrder,
): Promise<{ entry: PortEntry; schema?: string }> {
  const product = completeReference(order.product, {
    defaultKind: DATA_PRODUCT_KIND,
  });
  if (product === undefined) {
    throw new InputError(
      `product has to be the reference of a data product, but is '${order.product}'`,
    );
  }
  const visibility = await room.products.visibility(caller.credentials);
  const { index } = await room.model.current();
  if (!index.sees(visibility, product)) {
    throw productNotFound(product);
  }
  const owners = await ownersWithin(room, scope);
  const ports = (await loadMatchIndex(room, { owners })).portsOf(product);
  if (!ports) {
    throw new NotAllowedError(
      `The results were sent for ${scope}, so they can only belong to its products; ${product} is not one of them.`,
    );
  }
  const entry = ports.find(({ port }) => port === order.port);
  if (!entry) {
    throw new InputError(
      `port has to be an output port of ${product}, but is '${order.port}'`,
    );
  }
  const { schema } = order;
  if (
    schema !== undefined &&
    !entry.facts?.schemas.some(({ name }) => name === schema)
  ) {
    throw new InputError(
      `schema has to be one of the contract of ${order.port}, but is '${schema}'`,
    );
  }
  return { entry, schema };
}

async function goneMeanwhile(
  { trx }: LedgerTransaction,
  row: QualityUnmatchedRow,
): Promise<Error> {
  const mapped = await trx<QualityMappingRow>('quality_mappings')
    .where({ scope: row.scope, target_key: row.target_key })
    .first();
  return mapped
    ? new ConflictError(
        `${mapped.created_by} mapped it meanwhile, to port ${mapped.port} of ${mapped.product_ref}`,
      )
    : unmatchedNotFound(row.id);
}

async function writeMapping(
  { trx, now }: LedgerTransaction,
  { scope, target_key, target }: QualityUnmatchedRow,
  to: { product: string; port: string; schema?: string; by: string },
): Promise<QualityMappingRow> {
  const row: QualityMappingRow = {
    id: randomUUID(),
    scope,
    target_key,
    target,
    product_ref: to.product,
    port: to.port,
    schema_name: to.schema ?? null,
    created_by: to.by,
    created_at: now,
  };
  // One that leads nowhere any more gives way.
  await trx<QualityMappingRow>('quality_mappings')
    .insert(row)
    .onConflict(['scope', 'target_key'])
    .merge();
  return row;
}
