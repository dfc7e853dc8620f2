import type { Router } from 'express';
import type { QualityRoom } from '../QualityRoom';

/** The mesh, its domains and owners; facts and maturity. */
export function addOverviewRoutes(_router: Router, _room: QualityRoom): void {}
