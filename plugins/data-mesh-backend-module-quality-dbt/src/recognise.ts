import { untrusted } from '@backstage-data-mesh/plugin-data-mesh-common';

const { field, listOf, textOf } = untrusted;

/** The artifacts of dbt that are recognised, by the names in their schemas. */
export type DbtArtifactKind =
  'run-results' | 'sources' | 'freshness' | 'manifest' | 'catalog';

const KINDS: readonly DbtArtifactKind[] = [
  'run-results',
  'sources',
  'freshness',
  'manifest',
  'catalog',
];

/**
 * What an artifact is, by the schema that it names; where that stands behind
 * long results, by the shape of the first one.
 */
export function recognise(head: unknown): DbtArtifactKind | undefined {
  const named = schemaOf(head);
  if (named) return KINDS.find(kind => kind === named.kind);
  const [first] = listOf(field(head, 'results'));
  if (
    typeof field(first, 'unique_id') !== 'string' ||
    typeof field(first, 'status') !== 'string'
  ) {
    return undefined;
  }
  if (field(first, 'max_loaded_at') !== undefined) return 'sources';
  return Array.isArray(field(first, 'timing')) &&
    field(first, 'thread_id') !== undefined
    ? 'run-results'
    : undefined;
}

/** Kind and version in `https://schemas.getdbt.com/dbt/run-results/v6.json`. */
export function schemaOf(
  document: unknown,
): { kind: string; version: number } | undefined {
  const schema = textOf(field(document, 'metadata', 'dbt_schema_version'));
  const match = /\/dbt\/([a-z_-]+)\/v(\d{1,4})(?:\.json)?$/.exec(schema ?? '');
  return match
    ? { kind: match[1].replaceAll('_', '-'), version: Number(match[2]) }
    : undefined;
}
