import type { Knex } from 'knex';
import { databaseNow, toDate } from '../../database/instants';
import type { RegistryStateRow } from '../../database/tables';
import type { CatalogReader } from '../catalog/CatalogReader';
import { writeConsumers } from '../operations/writeConsumers';

/**
 * The fingerprint does not see everything, such as two components that swap
 * what they read: look at the components themselves now and then.
 */
const MAX_AGE_MS = 5 * 60 * 1000;

/**
 * Makes the consumers what they are in the catalog. The components are only
 * read when the fingerprint of them changed, or after some minutes.
 *
 * @returns Whether any changed
 */
export async function followConsumers(
  { knex, catalog }: { knex: Knex; catalog: CatalogReader },
  options: { force: boolean },
): Promise<boolean> {
  const fingerprint = await catalog.consumersFingerprint();
  const state = await knex<RegistryStateRow>('registry_state').first();
  const readAt = state?.consumers_read_at ?? null;
  const isRecent =
    readAt !== null &&
    (await databaseNow(knex)).getTime() - toDate(readAt).getTime() < MAX_AGE_MS;
  if (
    isRecent &&
    !options.force &&
    state?.consumers_fingerprint === fingerprint
  ) {
    return false;
  }
  return writeConsumers(knex, await catalog.consumptions(), fingerprint);
}
