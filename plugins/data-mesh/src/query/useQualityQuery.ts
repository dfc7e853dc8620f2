import { useCallback } from 'react';
import {
  qualitySignalKey,
  type DataMeshClient,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { JsonObject } from '@backstage/types';
import type { FollowOptions } from './useFollow';
import {
  QUALITY_SIGNAL_CHANNEL,
  useDataMeshQuery,
  useRefetch,
  type DataMeshQueryResult,
} from './useDataMeshQuery';

const FIRST_OF_KEY = 'quality';

/** What is as old is asked for again when somebody comes back to the page. */
const SEEN_AFTER_MS = 30_000;

/** So often at most, however fast results of one product come in. */
const REST_OF_PRODUCT_MS = 2_000;

/** What is about many products changes often, and is asked by many. */
const REST_OF_MESH_MS = 15_000;

/** How long the backend's lists may not know of a new score. */
const SETTLE_MS = 700;

/**
 * When lists that show scores beside other things ask again for the scores.
 */
export const FOLLOW_SCORES: FollowOptions = {
  channel: QUALITY_SIGNAL_CHANNEL,
  seenAfterMs: SEEN_AFTER_MS,
  restMs: 5_000,
  settleMs: SETTLE_MS,
};

/**
 * Reads scores, checks and incidents, and stays up to date with them: as
 * {@link useDataMeshQuery}, asked again when the backend tells that the quality
 * of the product changed, or of any product where none is named.
 */
export function useQualityQuery<T>(
  key: readonly unknown[] | null,
  query: (
    client: DataMeshClient,
    signal: AbortSignal,
  ) => Promise<{ data?: T; error?: unknown; response: Response }>,
  options?: {
    /** Full reference of the product that the answer is about. */
    product?: string;
    keepPreviousData?: boolean;
  },
): DataMeshQueryResult<T> {
  const product = options?.product;
  const concerns = useCallback(
    (message: JsonObject) =>
      product === undefined || namesProduct(message, product),
    [product],
  );
  return useDataMeshQuery(key && [FIRST_OF_KEY, ...key], query, {
    keepPreviousData: options?.keepPreviousData,
    follow: {
      channel: QUALITY_SIGNAL_CHANNEL,
      concerns,
      seenAfterMs: SEEN_AFTER_MS,
      restMs: product === undefined ? REST_OF_MESH_MS : REST_OF_PRODUCT_MS,
      settleMs: product === undefined ? SETTLE_MS : undefined,
    },
  });
}

function namesProduct({ products }: JsonObject, product: string): boolean {
  // A message of another shape is of another version: it may be about all.
  return (
    !Array.isArray(products) || products.includes(qualitySignalKey(product))
  );
}

/** Asks again for all that {@link useQualityQuery} shows, as after an action. */
export function useRefetchQuality(): () => void {
  return useRefetch(FIRST_OF_KEY);
}
