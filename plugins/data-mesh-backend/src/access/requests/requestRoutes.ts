import type { Router } from 'express';
import type { AccessRoom } from '../AccessRoom';

/** Routes that make requests and move them on. */
export function addRequestRoutes(_router: Router, _room: AccessRoom): void {}
