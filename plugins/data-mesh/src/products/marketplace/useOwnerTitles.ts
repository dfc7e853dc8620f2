import { useEffect, useState } from 'react';
import {
  isGroupEntity,
  isUserEntity,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { useApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { Facet } from '@backstage-data-mesh/plugin-data-mesh-common';

/**
 * The facets with the titles of owners, which the registry does not know, as
 * labels. They come from the catalog a little later; without it, or when it
 * fails, the names stay.
 */
export function useOwnerTitles(facets?: Facet[]): Facet[] | undefined {
  const catalogApi = useApiHolder().get(catalogApiRef);
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const owners = facets?.find(({ name }) => name === 'owner');
  const unknown = (owners?.values ?? [])
    .filter(({ value, label }) => !label && !titles.has(value))
    .map(({ value }) => value);
  const asked = JSON.stringify(unknown);

  useEffect(() => {
    const entityRefs: string[] = JSON.parse(asked);
    if (!catalogApi || entityRefs.length === 0) {
      return undefined;
    }
    let gone = false;
    catalogApi
      .getEntitiesByRefs({
        entityRefs,
        fields: ['kind', 'metadata', 'spec.profile.displayName'],
      })
      .catch(() => ({ items: [] }))
      .then(({ items }) => {
        if (!gone) {
          setTitles(known => withTitles(known, entityRefs, items));
        }
      });
    return () => {
      gone = true;
    };
  }, [catalogApi, asked]);

  return facets?.map(facet =>
    facet === owners
      ? {
          ...facet,
          values: facet.values.map(value => ({
            ...value,
            label: value.label ?? (titles.get(value.value) || undefined),
          })),
        }
      : facet,
  );
}

function withTitles(
  known: ReadonlyMap<string, string>,
  asked: string[],
  entities: (Entity | undefined)[],
): ReadonlyMap<string, string> {
  // Those without a title are known too, so that they are asked for once.
  const titles = new Map(known);
  asked.forEach(ref => titles.set(ref, ''));
  for (const entity of entities) {
    if (entity) {
      const profile =
        isGroupEntity(entity) || isUserEntity(entity)
          ? entity.spec?.profile?.displayName
          : undefined;
      titles.set(
        stringifyEntityRef(entity),
        profile ?? entity.metadata.title ?? '',
      );
    }
  }
  return titles;
}
