import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { QualityReader } from './qualityReader';
import type { QualityRunner } from './qualityRunner';

/**
 * Where modules bring their readers and runners.
 * @public
 */
export interface QualityExtensionPoint {
  /** @throws when another reader has the same id */
  addReader(reader: QualityReader): void;
  /** @throws when another runner has the same id */
  addRunner(runner: QualityRunner): void;
}

/** @public */
export const qualityExtensionPoint =
  createExtensionPoint<QualityExtensionPoint>({ id: 'data-mesh.quality' });
