import type { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Request } from 'express';

/** Records an action and its outcome with Backstage's auditor. */
export async function audited<T>(
  room: { auditor: AuditorService },
  request: Request,
  event: {
    eventId: string;
    severityLevel?: 'low' | 'medium' | 'high' | 'critical';
    meta: Record<string, string>;
  },
  action: () => Promise<T>,
): Promise<T> {
  const entry = await room.auditor.createEvent({
    severityLevel: 'low',
    ...event,
    request,
  });
  try {
    const result = await action();
    await entry.success();
    return result;
  } catch (error) {
    await entry.fail({ error: toError(error) });
    throw error;
  }
}
