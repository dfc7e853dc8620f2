import type { ClientBase } from 'pg';
import type { PostgresTarget } from '@backstage-data-mesh/plugin-data-mesh-node/postgres';
import type { Change } from '../plan/decideChanges';
import { describeError, isOfStatement } from './errors';

/**
 * Runs statements, each for itself: one that fails spoils no other.
 *
 * @returns why some failed, by what they were about
 */
export async function applyChanges(
  client: ClientBase,
  target: PostgresTarget,
  changes: readonly Change[],
): Promise<Map<string, string>> {
  const failures = new Map<string, string>();
  for (const { about, sql } of changes) {
    await client.query('SAVEPOINT change');
    try {
      await client.query(sql);
      await client.query('RELEASE SAVEPOINT change');
    } catch (error) {
      if (!isOfStatement(error)) {
        throw error;
      }
      await client.query('ROLLBACK TO SAVEPOINT change');
      failures.set(about, describeError(error, target));
    }
  }
  return failures;
}
