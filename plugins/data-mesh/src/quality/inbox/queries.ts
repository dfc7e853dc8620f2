import { parseEntityRef } from '@backstage/catalog-model';
import type {
  ContractDocument,
  Product,
  ProductPage,
  TargetMapping,
  UnmatchedTarget,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  useDataMeshQuery,
  useQualityQuery,
  type DataMeshQueryResult,
} from '../../query';
import { useQueryPages } from '../../query/useQueryPages';

type UnmatchedPage = {
  items: UnmatchedTarget[];
  mappings: TargetMapping[];
  nextCursor?: string;
};

/** What belongs to no product yet, latest first, and what was mapped. */
export function useUnmatched() {
  return useQueryPages<UnmatchedTarget, UnmatchedPage>(
    useQualityQuery,
    ['unmatched'],
    (client, signal, cursor) =>
      client.GET('/quality/unmatched', {
        params: { query: { limit: 20, cursor } },
        signal,
      }),
  );
}

/** As many as fit a list that is looked through. */
const PRODUCTS_SHOWN = 20;

/** Products of owners whose name or title has a text. */
export function useProductsOf(
  owners: string[],
  text: string,
): DataMeshQueryResult<ProductPage> {
  const q = text.trim() || undefined;
  return useDataMeshQuery(
    ['products-of', owners, q],
    (client, signal) =>
      client.GET('/products', {
        params: {
          query: { owner: owners, q, sort: 'title', limit: PRODUCTS_SHOWN },
        },
        signal,
      }),
    { keepPreviousData: true },
  );
}

/** The ports of a product; nothing without one. */
export function useProductWithPorts(
  productRef: string | undefined,
): DataMeshQueryResult<Product> {
  const { namespace, name } = parseEntityRef(productRef ?? 'none:none/none');
  return useDataMeshQuery(
    productRef === undefined ? null : ['product', namespace, name],
    (client, signal) =>
      client.GET('/products/{namespace}/{name}', {
        params: { path: { namespace, name } },
        signal,
      }),
  );
}

/** The contract of a port; nothing without one. */
export function usePortContract(
  productRef: string | undefined,
  port: string | undefined,
): DataMeshQueryResult<ContractDocument> {
  const { namespace, name } = parseEntityRef(productRef ?? 'none:none/none');
  return useDataMeshQuery(
    productRef === undefined || !port
      ? null
      : ['contract', namespace, name, port, undefined],
    (client, signal) =>
      client.GET('/products/{namespace}/{name}/ports/{port}/contract', {
        params: { path: { namespace, name, port: port ?? '' } },
        signal,
      }),
  );
}
