import { NotFoundError } from '@backstage/errors';
import type { Router } from 'express';
import type { Knex } from 'knex';
import { createHash } from 'node:crypto';
import type { QualityProductRow } from '../../database/tables';
import { readableProduct } from '../../products/permissions/readableProduct';
import {
  productRef,
  type ProductKey,
} from '../../products/queries/readProduct';
import { answering } from '../ingest/answering';
import { BADGE_PATH } from '../ingest/ingestPaths';
import type { QualityRoom } from '../QualityRoom';
import { BadgeCodes } from './BadgeCodes';
import { drawBadge, type BadgeFacts } from './drawBadge';

const FILE = /^([0-9a-f]{1,64})\.svg$/;

/** Where the badge of a product is, for those who may read it. */
export function addBadgeLinkRoute(router: Router, room: QualityRoom): void {
  const codes = new BadgeCodes(room.knex);
  router.get(
    '/products/:namespace/:name/quality/badge' as const,
    async (req, res) => {
      const credentials = await room.httpAuth.credentials(req, {
        allow: ['user', 'service'],
      });
      const visibility = await room.products.visibility(credentials);
      const mesh = await room.model.current();
      const { ref, namespace, name } = readableProduct(
        mesh,
        visibility,
        productRef(req.params),
      ).summary;
      const code = await codes.codeOf(ref);
      const parts = [namespace, name, `${code}.svg`].map(encodeURIComponent);
      res.json({ path: `${BADGE_PATH}/${parts.join('/')}` });
    },
  );
}

/**
 * The badge itself, for whoever knows its address. Everybody else gets the
 * same answer, whether there is such a product or not.
 */
export function addBadgeRoute(router: Router, room: QualityRoom): void {
  const codes = new BadgeCodes(room.knex);
  router.get(
    `${BADGE_PATH}/:namespace/:name/:file` as const,
    answering<ProductKey & { file: string }>(async (req, res) => {
      const ref = productRef(req.params);
      const [, code] = FILE.exec(req.params.file) ?? [];
      const isRight = code !== undefined && (await codes.fits(ref, code));
      const { index } = await room.model.current();
      if (!isRight || !index.get(ref)) {
        throw new NotFoundError('There is no such badge');
      }
      const svg = drawBadge(await readFacts(room.knex, ref));
      const etag = createHash('sha256').update(svg).digest('hex').slice(0, 32);
      res
        .set({
          'content-type': 'image/svg+xml; charset=utf-8',
          // Pages of repositories keep it for as long as they are allowed to.
          'cache-control': 'public, max-age=60',
          etag: `"${etag}"`,
          // It is drawn into pages of other sites, and does nothing there.
          'cross-origin-resource-policy': 'cross-origin',
          'content-security-policy': "default-src 'none'; sandbox",
        })
        .send(svg);
    }),
  );
}

async function readFacts(knex: Knex, ref: string): Promise<BadgeFacts> {
  const row = await knex<QualityProductRow>('quality_products')
    .where({ product_ref: ref })
    .first('score', 'evaluated', 'expected');
  return {
    score: row?.score ?? undefined,
    evaluated: row?.evaluated ?? 0,
    expected: row?.expected ?? 0,
  };
}
