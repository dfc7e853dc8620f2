import type { Entity } from '@backstage/catalog-model';
import { DOMAINS } from '../harness/generateDomains';

/** Teams of the generated mesh; each owns some of its products. */
export const TEAMS = DOMAINS;
/** Users, each a member of one team. */
export const USERS = 1000;
/** Components, each owned by one team. */
export const COMPONENTS = 200;

export const userRef = (n: number) => `user:default/person-${n % USERS}`;

/** The people beside the generated mesh, whose teams are there already. */
export function generatePeople(): Entity[] {
  const users = Array.from({ length: USERS }, (_, n) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: `person-${n}` },
    spec: { memberOf: [`team-${n % TEAMS}`] },
  }));
  const components = Array.from({ length: COMPONENTS }, (_, n) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: `app-${n}` },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: `team-${n % TEAMS}`,
    },
  }));
  return [...users, ...components];
}
