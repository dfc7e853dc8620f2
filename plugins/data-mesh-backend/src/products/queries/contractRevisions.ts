import { NotFoundError } from '@backstage/errors';
import type { ContractRevision } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { toIso, toOptionalIso } from '../../database/instants';
import type { ContractRevisionRow, ContractRow } from '../../database/tables';

/** A port of a product. */
export type PortKey = { ref: string; port: string };

/** A revision with what is known of its contract, without the text. */
export type RevisionRow = Pick<
  ContractRevisionRow,
  'hash' | 'first_seen_at' | 'last_seen_at'
> &
  Pick<ContractRow, 'version' | 'api_version' | 'status' | 'column_count'>;

/** All contracts that a port has had, newest first. */
export async function readRevisions(
  knex: Knex,
  { ref, port }: PortKey,
): Promise<RevisionRow[]> {
  return knex('contract_revisions as r')
    .join('contracts as c', 'c.hash', 'r.hash')
    .where({ 'r.product_ref': ref, 'r.port': port })
    .orderBy('r.revision', 'desc')
    .select(
      'r.hash',
      'r.first_seen_at',
      'r.last_seen_at',
      'c.version',
      'c.api_version',
      'c.status',
      'c.column_count',
    );
}

/**
 * Picks a contract of a port: by content hash, else by version, of which the
 * newest is taken; the latest one without either.
 *
 * @throws NotFoundError that names what there is
 */
export function pickRevision(
  revisions: RevisionRow[],
  { ref, port }: PortKey,
  wanted: string | undefined,
): RevisionRow {
  if (revisions.length === 0) {
    throw new NotFoundError(
      `The output port '${port}' of '${ref}' never had a contract that could be read`,
    );
  }
  if (wanted === undefined) {
    return revisions.find(row => row.last_seen_at === null) ?? revisions[0];
  }
  const found =
    revisions.find(row => row.hash === wanted) ??
    revisions.find(row => row.version === wanted);
  if (!found) {
    const versions = [
      ...new Set(revisions.flatMap(row => row.version ?? [])),
    ].slice(0, 20);
    throw new NotFoundError(
      `The output port '${port}' of '${ref}' never had a contract with the hash or version '${wanted}'; known versions: ${
        versions.join(', ') || 'none'
      }`,
    );
  }
  return found;
}

/** A revision as the API tells it. */
export function toRevision(row: RevisionRow): ContractRevision {
  return {
    hash: row.hash,
    version: row.version ?? undefined,
    apiVersion: row.api_version ?? undefined,
    status: row.status ?? undefined,
    firstSeenAt: toIso(row.first_seen_at),
    lastSeenAt: toOptionalIso(row.last_seen_at),
    current: row.last_seen_at === null,
    columnCount: row.column_count,
  };
}
