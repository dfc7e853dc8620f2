import type { Router } from 'express';
import type { QualityRoom } from '../QualityRoom';

/** Tokens with which results are pushed. */
export function addTokenRoutes(_router: Router, _room: QualityRoom): void {}
