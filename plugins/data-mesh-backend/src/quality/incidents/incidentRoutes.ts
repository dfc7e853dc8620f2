import type { Router } from 'express';
import type { QualityRoom } from '../QualityRoom';

/** What fell. */
export function addIncidentRoutes(_router: Router, _room: QualityRoom): void {}
