import type { Router } from 'express';
import type { AccessRoom } from '../AccessRoom';

/** Routes that change grants, tasks and provisioning. */
export function addGrantRoutes(_router: Router, _room: AccessRoom): void {}
