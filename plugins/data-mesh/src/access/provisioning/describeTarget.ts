import type { ProvisioningStatus } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Tone } from '../../products/components';

/** A place in a platform, as the API tells of it. */
export type Target = ProvisioningStatus['targets'][number];

/** How a target does, in a word or two. */
export type TargetWords = { label: string; tone: Tone };

/** Whether nothing is tried in a target for now. */
export function isPaused(target: Target, now: Date): boolean {
  return (
    target.pausedUntil !== undefined &&
    new Date(target.pausedUntil).getTime() > now.getTime()
  );
}

/** How a target does, in words. */
export function describeTarget(target: Target, now: Date): TargetWords {
  if (isPaused(target, now)) {
    return { label: 'Left alone', tone: 'danger' };
  }
  if (target.failingSince) {
    return { label: 'Failing', tone: 'danger' };
  }
  if (target.orphans?.length) {
    return { label: 'Names to look at', tone: 'caution' };
  }
  return target.due > 0
    ? { label: 'Being worked on', tone: 'info' }
    : { label: 'In order', tone: 'good' };
}

const URGENCY: Tone[] = ['danger', 'caution', 'info', 'good'];

/** Those that need somebody come first; otherwise by name. */
export function byUrgency(targets: readonly Target[], now: Date): Target[] {
  const urgency = (target: Target) =>
    URGENCY.indexOf(describeTarget(target, now).tone);
  return [...targets].sort(
    (a, b) =>
      urgency(a) - urgency(b) ||
      (a.failingSince ?? '').localeCompare(b.failingSince ?? '') ||
      a.target.localeCompare(b.target),
  );
}
