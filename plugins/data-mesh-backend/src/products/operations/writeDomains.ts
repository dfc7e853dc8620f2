import type { Knex } from 'knex';
import { databaseNow } from '../../database/instants';
import type { DomainRow } from '../../database/tables';
import type { DomainRecord } from '../projection/DomainTree';
import { allocateRevisions } from './allocateRevisions';

const CHUNK = 200;

/** Replaces all domains. There are few; replicas read all when any changed. */
export async function writeDomains(
  knex: Knex,
  domains: DomainRecord[],
): Promise<void> {
  await knex.transaction(async trx => {
    const revision = await allocateRevisions(trx, 1);
    const rows = domains.map((domain): DomainRow => ({
      ref: domain.ref,
      title: domain.title,
      description: domain.description ?? null,
      owner: domain.owner ?? null,
      parent: domain.parent ?? null,
    }));
    await trx('domains').delete();
    await trx.batchInsert('domains', rows, CHUNK);
    await trx('registry_state')
      .where({ id: 1 })
      .update({
        domains_revision: revision,
        last_change_at: await databaseNow(trx),
      });
  });
}
