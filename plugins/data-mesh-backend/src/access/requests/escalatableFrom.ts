import { toDate } from '../../database/instants';
import type { AccessStepRow } from '../../database/tables';
import type { AccessOptions } from '../config';

/**
 * From when on the asking side may bring an open step before others: when its
 * people have had the time until their reminder. Undefined for at once.
 */
export function escalatableFrom(
  step: Pick<AccessStepRow, 'due_at' | 'timeout_ms'>,
  options: Pick<AccessOptions, 'approvals'>,
): Date | undefined {
  if (step.due_at === null) {
    return undefined;
  }
  const due = toDate(step.due_at).getTime();
  const reminder = due - Number(step.timeout_ms) + options.approvals.reminderMs;
  return new Date(Math.min(reminder, due));
}
