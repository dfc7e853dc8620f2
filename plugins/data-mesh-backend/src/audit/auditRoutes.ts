import type { Router } from 'express';
import type { AccessRoom } from '../access/AccessRoom';

/** Routes that read, export and verify the audit log. */
export function addAuditRoutes(_router: Router, _room: AccessRoom): void {}
