import { NotFoundError } from '@backstage/errors';
import type { Visibility } from './visibility';
import type { Mesh } from '../readModel/Mesh';
import type { IndexedProduct } from '../index/ProductIndex';

/**
 * A product that somebody may read.
 *
 * @throws NotFoundError both for one that is not there and for one that they
 *   may not read, with the same words: they do not learn which
 */
export function readableProduct(
  mesh: Mesh,
  visibility: Visibility,
  ref: string,
): IndexedProduct {
  const product = mesh.index.get(ref);
  if (!product || !mesh.index.sees(visibility, ref)) {
    throw productNotFound(ref);
  }
  return product;
}

/** See {@link readableProduct}. */
export function productNotFound(ref: string): NotFoundError {
  return new NotFoundError(
    `There is no data product '${ref}', or you may not read it`,
  );
}
