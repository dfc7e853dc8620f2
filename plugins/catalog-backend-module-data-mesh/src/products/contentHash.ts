import {
  ANNOTATION_EDIT_URL,
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  ANNOTATION_DECLARATION_LINES,
  ANNOTATION_DECLARATION_PROBLEMS,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { ANNOTATION_QUALITY_RESULTS } from '@backstage-data-mesh/plugin-data-mesh-node';
import { createHash } from 'node:crypto';
import { stableStringify } from './stableStringify';

/** Others may change at any time without a meaning for the mesh. */
const ANNOTATIONS = [
  ANNOTATION_DECLARATION_LINES,
  ANNOTATION_DECLARATION_PROBLEMS,
  ANNOTATION_EDIT_URL,
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_QUALITY_RESULTS,
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
];

/**
 * SHA-256, hexadecimal, of all that the registry keeps of a data product:
 * its reference and apiVersion, title, description, tags, labels, links, the
 * annotations above, and its spec with the text of its contracts.
 */
export function contentHash(entity: Entity): string {
  const { metadata } = entity;
  const content = {
    apiVersion: entity.apiVersion,
    ref: stringifyEntityRef(entity),
    name: metadata.name,
    title: metadata.title,
    description: metadata.description,
    tags: metadata.tags,
    labels: metadata.labels,
    links: metadata.links,
    annotations: Object.fromEntries(
      ANNOTATIONS.map(name => [name, metadata.annotations?.[name]]),
    ),
    spec: entity.spec,
  };
  return createHash('sha256').update(stableStringify(content)).digest('hex');
}
