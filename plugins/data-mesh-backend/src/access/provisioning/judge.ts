import type {
  GrantHealth,
  GrantPhase,
  Observed,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Observation } from '@backstage-data-mesh/plugin-data-mesh-node';
import {
  ATTEMPTS_UNTIL_BLOCKED,
  backoffMs,
  jittered,
  SLOWEST_RETRY_MS,
} from './backoff';

/** What is known of a grant before it is worked on. */
export type Standing = {
  observed: Observed;
  phase: GrantPhase;
  health: GrantHealth;
  blockedReason?: string;
  attempts: number;
};

/** What was done about it. */
export type Work = 'ensure' | 'remove' | 'observe';

/** What happened, as the audit log calls it behind `grant.`. */
export type GrantEvent =
  | 'provisioned'
  | 'deprovisioned'
  | 'blocked'
  | 'unblocked'
  | 'drifted'
  | 'healed';

/** What is known afterwards, and when to look again. */
export type Verdict = Standing & {
  priority: 0 | 1;
  /** Milliseconds; null when all is over. */
  dueInMs: number | null;
  events: GrantEvent[];
  /** Nothing was wrong: the platform was seen. */
  verified: boolean;
};

type Circumstances = {
  desired: 'present' | 'absent';
  work: Work;
  verifyMs: number;
  /** From 0 to 1. */
  random: number;
};

/** What an observation means for a grant. */
export function judgeObservation(
  before: Standing,
  seen: Pick<Observation, 'observed' | 'items' | 'problem' | 'pendingMs'>,
  circumstances: Circumstances,
): Verdict {
  const { desired, random } = circumstances;
  if (seen.observed === desired) {
    return judgeReached(before, seen, circumstances);
  }
  // It was as wanted, and nobody told us to change it.
  const isDrift =
    circumstances.work === 'observe' &&
    before.observed === desired &&
    before.phase === 'idle';
  if (isDrift) {
    return {
      ...before,
      observed: seen.observed,
      health: 'drifted',
      priority: 0,
      dueInMs: 0,
      events: before.health === 'drifted' ? [] : ['drifted'],
      verified: true,
    };
  }
  const working: GrantPhase = desired === 'present' ? 'granting' : 'revoking';
  const unsettled = {
    observed: seen.observed,
    health: before.health === 'drifted' ? before.health : 'unverified',
    priority: 0,
    verified: true,
  } as const;
  if (seen.pendingMs !== undefined && seen.problem === undefined) {
    return {
      ...unsettled,
      phase: working,
      attempts: 0,
      dueInMs: seen.pendingMs,
      events: before.phase === 'blocked' ? ['unblocked'] : [],
    };
  }
  const attempts = before.attempts + 1;
  const isBlocked =
    seen.problem !== undefined || attempts >= ATTEMPTS_UNTIL_BLOCKED;
  const wait = backoffMs(attempts, random);
  return {
    ...unsettled,
    phase: isBlocked ? 'blocked' : working,
    blockedReason: seen.problem ?? describeItems(seen.items, desired),
    attempts,
    dueInMs: seen.pendingMs ?? wait,
    events: isBlocked && before.phase !== 'blocked' ? ['blocked'] : [],
  };
}

function judgeReached(
  before: Standing,
  seen: Pick<Observation, 'observed' | 'problem'>,
  { desired, verifyMs, random }: Circumstances,
): Verdict {
  const events = new Array<GrantEvent>();
  if (before.phase === 'blocked') {
    events.push('unblocked');
  }
  if (before.health === 'drifted') {
    events.push('healed');
  } else if (before.observed !== desired || before.phase === 'revoking') {
    events.push(desired === 'present' ? 'provisioned' : 'deprovisioned');
  }
  return {
    observed: seen.observed,
    phase: 'idle',
    health: 'healthy',
    blockedReason: seen.problem,
    attempts: 0,
    priority: 1,
    dueInMs: desired === 'present' ? jittered(verifyMs, random) : null,
    events,
    verified: true,
  };
}

/**
 * What was seen while provisioning only looks: nothing was tried, so nothing
 * failed, and nothing is told but that the platform is otherwise than it was.
 */
export function judgeLooking(
  before: Standing & { priority: number },
  seen: Pick<Observation, 'observed'> | undefined,
  { desired, verifyMs, random }: Omit<Circumstances, 'work'>,
): Verdict {
  const observed = seen?.observed ?? before.observed;
  const isDrift =
    before.observed === desired &&
    before.phase === 'idle' &&
    observed !== desired;
  return {
    ...before,
    observed,
    health: isDrift ? 'drifted' : before.health,
    priority: observed === desired && before.priority > 0 ? 1 : 0,
    dueInMs: jittered(verifyMs, random),
    events: isDrift ? ['drifted'] : [],
    verified: seen !== undefined,
  };
}

/** What a failure means for a grant. */
export function judgeFailure(
  before: Standing,
  failure: {
    message: string;
    /** Trying again mends nothing by itself. */
    isPermanent: boolean;
  },
  { desired, work, random }: Circumstances,
): Verdict {
  const attempts = before.attempts + 1;
  const isBlocked = failure.isPermanent || attempts >= ATTEMPTS_UNTIL_BLOCKED;
  const working: GrantPhase = desired === 'present' ? 'granting' : 'revoking';
  // Looking failed: what is there is as before, for all that is known.
  const isUnseen = work === 'observe' && before.observed === desired;
  const phase = isUnseen && !isBlocked ? before.phase : working;
  return {
    observed: before.observed,
    phase: isBlocked ? 'blocked' : phase,
    health: before.health === 'drifted' ? 'drifted' : 'unverified',
    blockedReason: failure.message,
    attempts,
    priority: isUnseen ? 1 : 0,
    dueInMs: isBlocked
      ? Math.max(backoffMs(attempts, random), SLOWEST_RETRY_MS / 3)
      : backoffMs(attempts, random),
    events: isBlocked && before.phase !== 'blocked' ? ['blocked'] : [],
    verified: false,
  };
}

/** The objects that are not as wanted, for people. */
function describeItems(
  items: Observation['items'],
  desired: 'present' | 'absent',
): string {
  const wrong = items.filter(item => item.state !== desired);
  const named = wrong
    .slice(0, 5)
    .map(item => (item.message ? `${item.name}: ${item.message}` : item.name));
  const more = wrong.length > 5 ? ` and ${wrong.length - 5} more` : '';
  const what =
    desired === 'present' ? 'Not given yet' : 'Access that still exists';
  return wrong.length > 0
    ? `${what}: ${named.join('; ')}${more}`
    : `The platform does not say that access is ${desired}`;
}
