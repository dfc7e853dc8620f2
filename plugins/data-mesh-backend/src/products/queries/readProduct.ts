import { stringifyEntityRef } from '@backstage/catalog-model';
import { DATA_PRODUCT_KIND } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ProductRow } from '../../database/tables';
import { productNotFound } from '../permissions/readableProduct';
import { toResource } from '../projection/toResource';
import type { ProductDocument } from '../projection/types';
import type { QueryContext } from './context';

/** Name and namespace of a product, as they stand in a path. */
export type ProductKey = { namespace: string; name: string };

/** The full reference of a product. */
export function productRef({ namespace, name }: ProductKey): string {
  return stringifyEntityRef({ kind: DATA_PRODUCT_KIND, namespace, name });
}

/**
 * The row of a product, of a vanished one too, if the reader may see it. The
 * decision is made about the row itself, so that memory that is a moment
 * behind lets nobody see what changed hands.
 *
 * @throws NotFoundError both when there is none and when it may not be read
 */
export async function readProductRow(
  { knex, mesh, visibility }: QueryContext,
  ref: string,
): Promise<{ row: ProductRow; document: ProductDocument }> {
  const row = await knex<ProductRow>('products').where({ ref }).first();
  if (!row) {
    throw productNotFound(ref);
  }
  const document: ProductDocument = JSON.parse(row.document);
  const resource = toResource(document.summary, mesh.domains);
  if (visibility.allows && !visibility.allows(resource)) {
    throw productNotFound(ref);
  }
  return { row, document };
}
