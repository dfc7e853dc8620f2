import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/**
 * Marks a catalog User that a visitor of the demo may sign in as; its value is
 * the world that the person lives in.
 */
export const ANNOTATION_PERSONA = 'data-mesh/persona';

/** What the sign-in page shows of a persona. */
export type Persona = {
  /** Full entity reference of the User. */
  ref: string;
  /** Display name; in the example worlds, the person's role. */
  title: string;
  /** What this person is after, in one line. */
  description?: string;
  /** World that the person lives in, such as `shop`. */
  world: string;
};

export function toPersona(entity: Entity): Persona {
  const profile = entity.spec?.profile as { displayName?: string } | undefined;
  return {
    ref: stringifyEntityRef(entity),
    title:
      profile?.displayName ?? entity.metadata.title ?? entity.metadata.name,
    description: entity.metadata.description,
    world: entity.metadata.annotations?.[ANNOTATION_PERSONA] ?? '',
  };
}

export function isPersona(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'user' &&
    Boolean(entity.metadata.annotations?.[ANNOTATION_PERSONA])
  );
}

/** The personas of the catalog, in the order of their titles within a world. */
export async function listPersonas(options: {
  catalog: CatalogService;
  auth: AuthService;
}): Promise<Persona[]> {
  const credentials: BackstageCredentials =
    await options.auth.getOwnServiceCredentials();
  const { items } = await options.catalog.getEntities(
    {
      filter: {
        kind: 'User',
        [`metadata.annotations.${ANNOTATION_PERSONA}`]: CATALOG_FILTER_EXISTS,
      },
    },
    { credentials },
  );
  return items
    .filter(isPersona)
    .map(toPersona)
    .sort(
      (a, b) =>
        b.world.localeCompare(a.world) || a.title.localeCompare(b.title),
    );
}
