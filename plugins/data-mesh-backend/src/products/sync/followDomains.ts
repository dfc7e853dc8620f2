import { writeDomains } from '../operations/writeDomains';
import type { DomainRecord } from '../projection/DomainTree';
import type { FollowOptions } from './followCatalog';

/** Makes the domains what they are in the catalog; returns whether any changed. */
export async function followDomains({
  knex,
  catalog,
  model,
}: Pick<FollowOptions, 'knex' | 'catalog' | 'model'>): Promise<boolean> {
  const domains = await catalog.domains();
  const known = (await model.current()).domains.all();
  if (isSame(domains, known)) {
    return false;
  }
  await writeDomains(knex, domains);
  return true;
}

function isSame(a: DomainRecord[], b: DomainRecord[]): boolean {
  const described = (domains: DomainRecord[]) =>
    domains
      .map(({ ref, title, description, owner, parent }) =>
        JSON.stringify([ref, title, description, owner, parent]),
      )
      .sort()
      .join('\n');
  return described(a) === described(b);
}
