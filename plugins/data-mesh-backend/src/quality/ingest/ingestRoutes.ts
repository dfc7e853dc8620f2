import type { Router } from 'express';
import type { QualityRoom } from '../QualityRoom';

/** The routes by which results come in. They are mounted before the API document is applied: their bodies are no JSON of ours. */
export function addIngestRoutes(_router: Router, _room: QualityRoom): void {}
