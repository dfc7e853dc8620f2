import { createHash } from 'node:crypto';

const PREFIX = 'data_mesh';

/**
 * The role of a grant. The same for the same grant of the same installation
 * always, and of no other: a hash tells long names apart, as PostgreSQL cuts
 * them after 63 bytes. The environment stands in it for people to read.
 */
export function roleNameOf(grant: {
  environment: string;
  grantId: string;
}): string {
  const environment = grant.environment
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 20);
  const hash = createHash('sha256')
    .update(JSON.stringify([grant.environment, grant.grantId]))
    .digest('hex')
    .slice(0, 24);
  return `${PREFIX}_${environment}_${hash}`;
}

/** What the comment on a role says: that it is ours, and whose. */
export type RoleMarker = {
  environment: string;
  grantId: string;
  /** Roles belong to all databases of a server; this is the one they are for. */
  database: string;
};

const MARK = 'Data Mesh grant ';

/** The comment on a role, for people and for {@link readMarker}. */
export function writeMarker(marker: RoleMarker): string {
  const { environment, grantId, database } = marker;
  return `${MARK}${JSON.stringify({ environment, grantId, database })}`;
}

/** What a comment says, or undefined when it is none of ours. */
export function readMarker(
  comment: string | null | undefined,
): RoleMarker | undefined {
  if (!comment?.startsWith(MARK)) {
    return undefined;
  }
  try {
    const { environment, grantId, database } = JSON.parse(
      comment.slice(MARK.length),
    );
    return typeof environment === 'string' &&
      typeof grantId === 'string' &&
      typeof database === 'string'
      ? { environment, grantId, database }
      : undefined;
  } catch {
    return undefined;
  }
}
