import {
  completeReference,
  DATA_PRODUCT_KIND,
  type AccessOrderDraft,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { InputError } from '@backstage/errors';
import { demandPlainText } from '../demandPerson';

/** An order in one form: full references, columns in order and each once. */
export type NormalOrder = Omit<AccessOrderDraft, 'columns'> & {
  columns?: string[];
};

/**
 * @throws InputError naming the field, for what can be no order whatever the
 *   mesh looks like
 */
export function orderOf(draft: AccessOrderDraft): NormalOrder {
  demandPlainText(draft);
  const product = completeReference(draft.product, {
    defaultKind: DATA_PRODUCT_KIND,
  });
  if (!product?.startsWith(`${DATA_PRODUCT_KIND.toLowerCase()}:`)) {
    throw new InputError(
      `\`product\` '${draft.product.slice(0, 100)}' is no reference of a data product, such as dataproduct:default/orders`,
    );
  }
  return {
    ...draft,
    product,
    consumer:
      draft.consumer === undefined
        ? undefined
        : (completeReference(draft.consumer, {}) ?? draft.consumer),
    columns: draft.columns && [...new Set(draft.columns)].sort(),
  };
}
