import type { Entity } from '@backstage/catalog-model';

/** Domains of a generated mesh, each with a team of the same number. */
export const DOMAINS = 100;
const AREAS = 10;

/** A hundred domains below ten areas, with the teams that own them. */
export function generateDomains(): Entity[] {
  const entity = (
    kind: string,
    name: string,
    title: string | undefined,
    spec: Entity['spec'],
  ): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, ...(title && { title }) },
    spec,
  });
  const areas = Array.from({ length: AREAS }, (_, n) =>
    entity('Domain', `area-${n}`, `Area ${n}`, { owner: 'team-0' }),
  );
  const domains = Array.from({ length: DOMAINS }, (_, n) => [
    entity('Domain', `domain-${n}`, `Domain ${n}`, {
      owner: `team-${n}`,
      subdomainOf: `area-${n % AREAS}`,
    }),
    entity('Group', `team-${n}`, undefined, { type: 'team', children: [] }),
  ]);
  return [...areas, ...domains.flat()];
}
