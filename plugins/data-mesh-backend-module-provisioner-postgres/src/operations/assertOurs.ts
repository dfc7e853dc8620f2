import { ConflictError } from '@backstage/errors';
import type { Facts } from '../platform/facts';
import { readMarker } from '../plan/naming';

/**
 * A role of our name that does not say that it is ours belongs to somebody
 * else, whoever made it: it is neither used nor dropped.
 *
 * @throws ConflictError
 */
export function assertOurs(
  role: string,
  facts: Facts,
  grant: { environment: string; grantId: string },
): void {
  if (!facts.role) {
    return;
  }
  const marker = readMarker(facts.role.comment);
  if (
    marker?.environment !== grant.environment ||
    marker.grantId !== grant.grantId
  ) {
    throw new ConflictError(
      `PostgreSQL has a role ${role} whose comment does not say that it is of this grant, so the portal leaves it alone. Look who made it, and drop or rename it.`,
    );
  }
}
