import type { ProductFactsDocument } from '@backstage-data-mesh/plugin-data-mesh-common';
import { toError } from '@backstage/errors';
import type { QualityProductRow } from '../../database/tables';
import { productNotFound } from '../../products/permissions/readableProduct';
import type { Visibility } from '../../products/permissions/visibility';
import {
  productRef,
  readProductRow,
  type ProductKey,
} from '../../products/queries/readProduct';
import type { QualityRoom } from '../QualityRoom';
import { readFacts } from './readFacts';

/** The catalog is not asked about an owner again before. */
const OWNER_MAX_AGE_MS = 60_000;

/**
 * The facts of a product that somebody may read, as they are now.
 *
 * @throws NotFoundError both when there is none and when it may not be read
 */
export async function demandFacts(
  room: QualityRoom,
  visibility: Visibility,
  key: ProductKey,
): Promise<ProductFactsDocument> {
  const { knex } = room;
  const ref = productRef(key);
  const mesh = await room.model.current();
  const { document } = await readProductRow({ knex, mesh, visibility }, ref);
  await askAboutOwner(room, document.summary.owner);
  const row = await knex<QualityProductRow>('quality_products')
    .where({ product_ref: ref })
    .first();
  const facts = await readFacts(
    room,
    knex,
    [{ productRef: ref, quality: row && { productId: row.id, state: row } }],
    await room.ledger.now(),
  );
  const found = facts.get(ref);
  if (!found) {
    throw productNotFound(ref);
  }
  return found;
}

/** What was known before is good enough while the catalog does not answer. */
async function askAboutOwner(
  { logger, owners }: QualityRoom,
  owner: string | undefined,
): Promise<void> {
  if (owner === undefined) return;
  const known = owners.get(owner);
  if (known && Date.now() - known.asOf.getTime() < OWNER_MAX_AGE_MS) return;
  try {
    await owners.ask([owner]);
  } catch (error) {
    logger.warn(
      `The catalog does not say whether ${owner} exists`,
      toError(error),
    );
  }
}
