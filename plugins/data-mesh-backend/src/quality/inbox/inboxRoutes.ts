import type { Router } from 'express';
import type { QualityRoom } from '../QualityRoom';

/** What belongs to no product yet. */
export function addInboxRoutes(_router: Router, _room: QualityRoom): void {}
