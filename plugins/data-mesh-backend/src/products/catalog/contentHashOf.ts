import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_CONTENT_HASH } from '@backstage-data-mesh/plugin-data-mesh-common';
import { createHash } from 'node:crypto';

const COMPUTED = 'computed:';

/**
 * The content hash of a product: the one that the catalog module wrote, else
 * one of our own that says so.
 */
export function contentHashOf(entity: Entity): string {
  const annotated = entity.metadata.annotations?.[ANNOTATION_CONTENT_HASH];
  if (annotated) {
    return annotated;
  }
  const { uid, etag, generation, ...metadata } = entity.metadata;
  const digest = createHash('sha256')
    .update(JSON.stringify([entity.apiVersion, metadata, entity.spec]))
    .digest('hex');
  return COMPUTED + digest;
}

/** Whether a hash is of a product that carries none in the catalog. */
export function isComputedHash(hash: string): boolean {
  return hash.startsWith(COMPUTED);
}
