import type { FacetName } from '@backstage-data-mesh/plugin-data-mesh-common';
import { FACET_NAMES } from '../index/facets';
import type { ProductQuery } from '../index/query';

/**
 * The filters of a request, in one form for all ways to write them: facet
 * values are in lower case, and their order means nothing.
 */
export function filtersOf(
  request: Partial<Record<FacetName, string[]>>,
): ProductQuery['filters'] {
  return Object.fromEntries(
    FACET_NAMES.flatMap(name => {
      const values = request[name]?.map(value =>
        value.toLocaleLowerCase('en-US'),
      );
      return values && values.length > 0
        ? [[name, [...new Set(values)].sort()]]
        : [];
    }),
  );
}
