import type { Router } from 'express';
import type { QualityRoom } from '../QualityRoom';

/** What pages of a product ask for. */
export function addQualityQueryRoutes(
  _router: Router,
  _room: QualityRoom,
): void {}
