import type { ProductFactsDocument } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Caller } from '../../people/Caller';
import type { ProductKey } from '../../products/queries/readProduct';
import { isOurs } from '../queries/openProduct';
import type { QualityRoom } from '../QualityRoom';
import { demandFacts } from './demandFacts';

/**
 * The facts of a product as somebody may see them: how many have access, and
 * how many products build on it, is told to its owners only.
 *
 * @throws NotFoundError both when there is none and when it may not be read
 */
export async function getFacts(
  room: QualityRoom,
  caller: Caller,
  key: ProductKey,
): Promise<ProductFactsDocument> {
  const visibility = await room.products.visibility(caller.credentials);
  const facts = await demandFacts(room, visibility, key);
  const { product } = facts;
  if (await isOurs(room, caller, product.owner.ref || undefined)) {
    return facts;
  }
  const { consumers: _, dependents: __, ...access } = product.access;
  return { ...facts, product: { ...product, access } };
}
