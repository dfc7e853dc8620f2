import {
  grantStatus,
  type GrantAction,
  type GrantEnd,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { toDate } from '../../database/instants';
import type { AccessGrantRow } from '../../database/tables';

/** What somebody is to a grant. */
export type GrantRoles = {
  /** Among the people of its consumer. */
  user: boolean;
  /** Owns the product. */
  owner: boolean;
  mayRevokeAny: boolean;
  mayManageProvisioning: boolean;
};

/** What somebody may do with a grant now. */
export function grantActions(
  row: AccessGrantRow,
  roles: GrantRoles,
  context: { now: Date; renewalPending: boolean; productGone: boolean },
): GrantAction[] {
  const status = grantStatus(
    {
      startsAt: toDate(row.starts_at),
      endsAt: toDate(row.ends_at),
      end: (row.end_kind ?? undefined) as GrantEnd | undefined,
    },
    context.now,
  );
  const lasts = status !== 'ended';
  const unsettled =
    row.phase !== 'idle' || row.attempts > 0 || row.health === 'drifted';
  const allowed: Record<GrantAction, boolean> = {
    revoke: lasts && (roles.owner || roles.mayRevokeAny),
    return: lasts && roles.user,
    // Nobody prolongs access that they use themselves.
    extend: lasts && roles.owner && !roles.user,
    renew:
      lasts && roles.user && !context.renewalPending && !context.productGone,
    recertify: lasts && roles.owner && !roles.user && !context.productGone,
    retry:
      unsettled &&
      row.due_at !== null &&
      (roles.owner || roles.mayManageProvisioning),
  };
  return (Object.keys(allowed) as GrantAction[]).filter(
    action => allowed[action],
  );
}
