import { toError } from '@backstage/errors';
import type { Request } from 'express';
import type { AccessRoom } from '../AccessRoom';

/** Tells Backstage's auditor of an operation, and how it went. */
export async function audited<T>(
  { auditor }: Pick<AccessRoom, 'auditor'>,
  request: Request,
  event: {
    eventId: string;
    severityLevel: 'low' | 'medium' | 'high';
    meta: Record<string, string | boolean | undefined>;
  },
  run: () => Promise<T>,
): Promise<T> {
  const meta = Object.fromEntries(
    Object.entries(event.meta).filter(([, value]) => value !== undefined),
  ) as Record<string, string | boolean>;
  const entry = await auditor.createEvent({ ...event, meta, request });
  try {
    const result = await run();
    await entry.success();
    return result;
  } catch (error) {
    await entry.fail({ error: toError(error) });
    throw error;
  }
}
