import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type {
  DataProductQuery,
  DataProductResource,
} from '@backstage-data-mesh/plugin-data-mesh-node';

type Predicate = (product: DataProductResource) => boolean;

/** Criteria of a conditional decision as a function of a product. */
export function toPredicate(
  criteria: PermissionCriteria<DataProductQuery>,
): Predicate {
  if (isAndCriteria(criteria)) {
    const all = criteria.allOf.map(toPredicate);
    return product => all.every(each => each(product));
  }
  if (isOrCriteria(criteria)) {
    const any = criteria.anyOf.map(toPredicate);
    return product => any.some(each => each(product));
  }
  if (isNotCriteria(criteria)) {
    const inner = toPredicate(criteria.not);
    return product => !inner(product);
  }
  return queryPredicate(criteria);
}

function queryPredicate({ key, values }: DataProductQuery): Predicate {
  const wanted = new Set(values);
  switch (key) {
    case 'domain':
      return product => product.domains.some(domain => wanted.has(domain));
    case 'tag':
      return product => product.tags.some(tag => wanted.has(tag));
    case 'ref':
    case 'type':
    case 'lifecycle':
    case 'classification':
    case 'owner':
    case 'system':
      return product => {
        const value = product[key];
        return value !== undefined && wanted.has(value);
      };
    default:
      // A rule of another package; what is not understood allows nothing.
      throw new TypeError(
        `A permission rule asks for '${key satisfies never}' of data products, which they do not have`,
      );
  }
}
