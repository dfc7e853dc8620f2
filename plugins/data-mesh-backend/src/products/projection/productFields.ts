import {
  FIELD_KINDS,
  type ContractProjection,
  type Field,
  type FieldKind,
  type ProductDocument,
  type ProjectedPort,
} from './types';

/** What is longer is found by its beginning only. */
const MAX_TEXT = 2000;

/** A searchable text, or none. */
export function field(kind: FieldKind, text: string | undefined): Field[] {
  return text === undefined || text === ''
    ? []
    : [[FIELD_KINDS.indexOf(kind), text.slice(0, MAX_TEXT)]];
}

/** All searchable texts of a product. */
export function productFields(
  summary: ProductDocument['summary'],
  ports: ProjectedPort[],
  contracts: Map<string, ContractProjection>,
): Field[] {
  return [
    ...field('name', summary.name),
    ...(summary.title === summary.name ? [] : field('title', summary.title)),
    ...field('description', summary.description),
    ...summary.tags.flatMap(tag => field('tag', tag)),
    ...ports.flatMap(port => [
      ...field('port', port.name),
      ...field('port-title', port.title),
      ...field('port-description', port.description),
      ...(contracts.get(port.name)?.fields ?? []),
    ]),
  ];
}
