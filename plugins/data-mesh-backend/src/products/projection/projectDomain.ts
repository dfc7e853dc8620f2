import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { completeReference } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { DomainRecord } from './DomainTree';
import { asRecord, asText } from './read';

/** What the registry keeps of a Domain of the catalog. */
export function projectDomain(entity: Entity): DomainRecord {
  const { metadata } = entity;
  const spec = asRecord(entity.spec);
  const ref = stringifyEntityRef(entity);
  const reference = (value: unknown, defaultKind: string) =>
    completeReference(value, { namespace: metadata.namespace, defaultKind });
  const parent = reference(spec.subdomainOf, 'Domain');
  return {
    ref,
    title: asText(metadata.title) ?? metadata.name,
    description: asText(metadata.description),
    owner: reference(spec.owner, 'Group'),
    parent: parent === ref ? undefined : parent,
  };
}
