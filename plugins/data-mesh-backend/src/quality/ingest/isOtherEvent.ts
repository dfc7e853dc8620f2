import {
  readJsonInSteps,
  untrusted,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { setImmediate } from 'node:timers/promises';

const { field } = untrusted;

const PARTS = {
  eventTime: true,
  run: { runId: true },
  job: { name: true },
  dataset: { name: true },
} as const;

/**
 * Whether something is an event of OpenLineage that is about no run, such as
 * one of a dataset: it is right to send it, and there are never checks in it.
 */
export async function isOtherEvent(bytes: Buffer): Promise<boolean> {
  const { problem, ...reading } = await readJsonInSteps(bytes, {
    select: PARTS,
    maxBytes: bytes.length,
    pause: () => setImmediate(),
  });
  if (problem || !('value' in reading)) {
    return false;
  }
  const { value } = reading;
  const events = Array.isArray(value) ? value : [value];
  return events.length > 0 && events.every(isAboutNoRun);
}

function isAboutNoRun(event: unknown): boolean {
  return (
    typeof field(event, 'eventTime') === 'string' &&
    field(event, 'run', 'runId') === undefined &&
    (typeof field(event, 'dataset', 'name') === 'string' ||
      typeof field(event, 'job', 'name') === 'string')
  );
}
