import type { Router } from 'express';
import type { AccessRoom } from '../AccessRoom';

/** Routes that read requests, grants, inboxes and what may be asked for. */
export function addAccessQueryRoutes(
  _router: Router,
  _room: AccessRoom,
): void {}
