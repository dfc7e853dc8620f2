import { mockErrorHandler } from '@backstage/backend-test-utils';
import express from 'express';
import type { ProductAccess } from '../../products/permissions/ProductAccess';
import { createRouter } from '../../router';
import type { TestQuality } from './TestQuality';

/**
 * The routes over a room; `who` calls, such as `user:analyst`. An answer that is
 * not as the API document says is a failure.
 */
export function serveQuality(
  quality: TestQuality,
  who: () => string,
): express.Express {
  return express()
    .use(
      createRouter({
        ...quality.room,
        access: quality.room.products as ProductAccess,
        sync: quality.registry.sync,
        classifications: [],
        qualityRoom: {
          ...quality.room,
          callerOf: () => quality.caller(who()),
        },
        validateResponses: true,
      }),
    )
    .use(mockErrorHandler());
}
