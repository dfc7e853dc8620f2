import type { AccessProduct } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ProductLink } from '../../products/components';

/** A product by its title, with a link while the catalog has it. */
export function ProductName(props: { product: AccessProduct }) {
  const { product } = props;
  return product.gone ? (
    <>{product.title} (no longer in the catalog)</>
  ) : (
    <ProductLink productRef={product.ref}>{product.title}</ProductLink>
  );
}
