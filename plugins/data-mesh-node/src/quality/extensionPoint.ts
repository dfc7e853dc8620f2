import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { QualityReader } from './qualityReader';

/**
 * Where modules bring their readers.
 * @public
 */
export interface QualityExtensionPoint {
  /** @throws when another reader has the same id */
  addReader(reader: QualityReader): void;
}

/** @public */
export const qualityExtensionPoint =
  createExtensionPoint<QualityExtensionPoint>({ id: 'data-mesh.quality' });
