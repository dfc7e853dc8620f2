import type { Entity } from '@backstage/catalog-model';
import type { Problem } from '../../api/types';
import { ANNOTATION_CONSUMES } from '../annotations';
import { consumedProducts } from '../references';

/**
 * The mistakes of a Component that declares the data products that it reads.
 *
 * @returns Problems with field and remedy, without lines
 * @public
 */
export function checkConsumer(entity: Entity): Problem[] {
  return consumedProducts(entity).invalid.map(reference => ({
    code: 'invalid-reference',
    severity: 'error',
    message: `The annotation \`${ANNOTATION_CONSUMES}\` names "${reference}", which is no reference to a data product.`,
    remedy:
      'Write references separated by commas, such as `orders, dataproduct:finance/invoices`.',
    field: `metadata.annotations.${ANNOTATION_CONSUMES}`,
  }));
}
