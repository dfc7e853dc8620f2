/**
 * Why the window of a grant is over.
 * @public
 */
export type GrantEnd = 'expired' | 'revoked' | 'returned' | 'superseded';

/**
 * What the platform was last seen to give.
 * @public
 */
export type Observed = 'unknown' | 'absent' | 'present' | 'partial';

/** @public */
export type GrantPhase = 'idle' | 'granting' | 'revoking' | 'blocked';

/** @public */
export type GrantHealth = 'healthy' | 'drifted' | 'unverified';

/** @public */
export type GrantStatus = 'scheduled' | 'active' | 'ended';

/**
 * The window of a grant. Instants are comparable numbers or dates of the same
 * clock.
 * @public
 */
export type GrantWindow = {
  startsAt: Date;
  endsAt: Date;
  end?: GrantEnd;
};

/**
 * Where a grant is in its window. A grant ends at its end even when nobody has
 * recorded that yet.
 * @public
 */
export function grantStatus(window: GrantWindow, now: Date): GrantStatus {
  if (window.end || now.getTime() >= window.endsAt.getTime()) {
    return 'ended';
  }
  return now.getTime() < window.startsAt.getTime() ? 'scheduled' : 'active';
}

/**
 * What the platform should give: the only thing that provisioning follows.
 * @public
 */
export function desiredAccess(
  window: GrantWindow,
  now: Date,
): 'present' | 'absent' {
  return grantStatus(window, now) === 'active' ? 'present' : 'absent';
}
