import { createHash } from 'node:crypto';
import type { ProvisionedGrant } from '@backstage-data-mesh/plugin-data-mesh-node';
import { canonicalJson } from './canonicalJson';

/** A call that changes a grant. */
export type GrantCall = {
  method: 'PUT' | 'DELETE';
  path: string;
  body?: string;
  idempotencyKey: string;
};

/** Path of a grant: without the environment its id means nothing. */
export function grantPath(
  grant: Pick<ProvisionedGrant, 'grantId' | 'environment'>,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams({
    environment: grant.environment,
    ...more,
  });
  return `/grants/${encodeURIComponent(grant.grantId)}?${query}`;
}

/**
 * The call that brings a grant about or ends it. The same grant in the same
 * round gives the same call to the byte, on any replica and after any crash.
 *
 * @param round - grows with each outcome that was recorded, so that mending
 *   what was undone in the platform is another call than the first one
 */
export function grantCall(
  grant: ProvisionedGrant,
  wanted: 'present' | 'absent',
  round: number,
): GrantCall {
  const call: Omit<GrantCall, 'idempotencyKey'> =
    wanted === 'present'
      ? { method: 'PUT', path: grantPath(grant), body: bodyOf(grant) }
      : {
          method: 'DELETE',
          path: grantPath(
            grant,
            grant.endSessions ? { endSessions: 'true' } : {},
          ),
        };
  const idempotencyKey = createHash('sha256')
    .update(
      canonicalJson([
        grant.environment,
        grant.grantId,
        wanted,
        round,
        call.path,
        call.body ?? '',
      ]),
    )
    .digest('hex');
  return { ...call, idempotencyKey };
}

function bodyOf(grant: ProvisionedGrant): string {
  return canonicalJson({
    ...grant.snapshot,
    grantId: grant.grantId,
    environment: grant.environment,
    endsAt: grant.endsAt.toISOString(),
    members: grant.members
      .map(({ ref, login }) => (login === undefined ? { ref } : { ref, login }))
      .sort((a, b) => (a.ref < b.ref ? -1 : 1)),
  });
}
