import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import type {
  CheckHistory,
  MaturityResult,
  ProductQuality,
  QualityHistory,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { useProductKey } from '../../products/entity/queries';
import { type DataMeshQueryResult, useQualityQuery } from '../../query';

/** Runs of a check that its history shows. */
const HISTORY_LIMIT = 50;

/** The product of this page, for the path of a request and for its signals. */
function useThisProduct() {
  const { entity } = useEntity();
  return { path: useProductKey(), product: stringifyEntityRef(entity) };
}

/** Score, checks, service levels and incidents of the product. */
export function useProductQuality(): DataMeshQueryResult<ProductQuality> {
  const { path, product } = useThisProduct();
  return useQualityQuery(
    ['product', path.namespace, path.name],
    (client, signal) =>
      client.GET('/products/{namespace}/{name}/quality', {
        params: { path },
        signal,
      }),
    { product },
  );
}

/** The score of the product, day by day. */
export function useQualityHistory(
  days: number,
): DataMeshQueryResult<QualityHistory> {
  const { path, product } = useThisProduct();
  return useQualityQuery(
    ['history', path.namespace, path.name, days],
    (client, signal) =>
      client.GET('/products/{namespace}/{name}/quality/history', {
        params: { path, query: { days } },
        signal,
      }),
    { product, keepPreviousData: true },
  );
}

/** What became of a check, newest first. */
export function useCheckHistory(
  check: number,
): DataMeshQueryResult<CheckHistory> {
  const { path, product } = useThisProduct();
  return useQualityQuery(
    ['check', path.namespace, path.name, check],
    (client, signal) =>
      client.GET(
        '/products/{namespace}/{name}/quality/checks/{check}/history',
        {
          params: { path: { ...path, check }, query: { limit: HISTORY_LIMIT } },
          signal,
        },
      ),
    { product },
  );
}

/** The levels that the product has reached, and what is missing. */
export function useMaturity(): DataMeshQueryResult<{
  scorecards: MaturityResult[];
}> {
  const { path, product } = useThisProduct();
  return useQualityQuery(
    ['maturity', path.namespace, path.name],
    (client, signal) =>
      client.GET('/products/{namespace}/{name}/quality/maturity', {
        params: { path },
        signal,
      }),
    { product },
  );
}

/** Where the badge of the product is, below the address of the API. */
export function useBadgePath(): DataMeshQueryResult<{ path: string }> {
  const { path, product } = useThisProduct();
  return useQualityQuery(
    ['badge', path.namespace, path.name],
    (client, signal) =>
      client.GET('/products/{namespace}/{name}/quality/badge', {
        params: { path },
        signal,
      }),
    { product },
  );
}
