import type { Router } from 'express';
import type { QualityRoom } from '../QualityRoom';

/** Work that the portal does itself. */
export function addJobRoutes(_router: Router, _room: QualityRoom): void {}
