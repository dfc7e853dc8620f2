import {
  checkKeyOf,
  parseRelationName,
  untrusted,
  type RelationName,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Validation } from './validations';

const { field, fieldsOf, textOf, timeOf } = untrusted;

export const ENGINE = 'great-expectations';

/** What a validation says of all its expectations. */
export type ValidationRun = {
  engine: typeof ENGINE;
  engineVersion?: string;
  runId: string;
  suite?: string;
  /** Data source and asset, as one text: the same in every run. */
  asset?: string;
  physicalName?: RelationName;
  executedAt?: string;
  link?: string;
};

export function runOf({ identifier, document }: Validation): ValidationRun {
  const meta = field(document, 'meta');
  const url = textOf(field(document, 'result_url'));
  return {
    engine: ENGINE,
    engineVersion: textOf(
      field(meta, 'great_expectations_version') ??
        field(meta, 'great_expectations.__version__'),
      100,
    ),
    runId: runIdOf(identifier, document),
    suite:
      textOf(field(document, 'suite_name')) ??
      textOf(field(meta, 'expectation_suite_name')),
    asset: assetOf(meta),
    physicalName: relationOf(meta),
    executedAt:
      timeOf(field(meta, 'validation_time')) ??
      timeOf(field(meta, 'run_id', 'run_time')) ??
      timeOf(field(meta, 'run_id')) ??
      timeOf(field(meta, 'run_time')) ??
      timeOf(field(meta, 'batch_markers', 'ge_load_time')),
    ...(url && /^https?:\/\//.test(url) ? { link: url } : {}),
  };
}

/**
 * A checkpoint gives all its validations one run id, so the batch belongs to
 * it. A description of a checkpoint has none: there its content is the id, so
 * that a second delivery is recognised.
 */
function runIdOf(identifier: string | undefined, document: unknown): string {
  const meta = field(document, 'meta');
  const id = field(meta, 'run_id');
  const name = textOf(id, 200) ?? textOf(field(id, 'run_name'), 200);
  const time = textOf(field(id, 'run_time'), 100);
  const prefix = 'ValidationResultIdentifier::';
  if (identifier?.startsWith(prefix)) {
    const found = textOf(identifier.slice(prefix.length), 400);
    if (found) return found;
  }
  if (name === undefined && time === undefined) {
    return checkKeyOf({ engine: 'content', target: document });
  }
  const batch = fieldsOf(
    field(meta, 'active_batch_definition', 'batch_identifiers'),
  );
  return [
    ...(name === undefined ? [] : [name]),
    ...(time === undefined ? [] : [time]),
    ...(batch && Object.keys(batch).length > 0
      ? [checkKeyOf({ engine: 'batch', target: batch }).slice(0, 16)]
      : []),
  ].join('/');
}

function assetOf(meta: unknown): string | undefined {
  const batch = field(meta, 'active_batch_definition');
  const source =
    textOf(field(batch, 'datasource_name')) ??
    textOf(field(meta, 'batch_kwargs', 'datasource'));
  const asset =
    textOf(field(batch, 'data_asset_name')) ??
    textOf(field(meta, 'data_asset_name')) ??
    textOf(field(meta, 'batch_kwargs', 'data_asset_name')) ??
    textOf(field(meta, 'batch_kwargs', 'table')) ??
    textOf(field(meta, 'batch_kwargs', 'path'));
  return asset === undefined || source === undefined
    ? asset
    : `${source}/${asset}`;
}

function relationOf(meta: unknown): RelationName | undefined {
  const batch = field(meta, 'active_batch_definition');
  const namespace =
    textOf(field(batch, 'datasource_name')) ??
    textOf(field(meta, 'batch_kwargs', 'datasource'));
  const relation =
    tableOf(
      field(meta, 'batch_spec', 'schema_name'),
      field(meta, 'batch_spec', 'table_name'),
    ) ??
    tableOf(
      field(meta, 'batch_kwargs', 'schema'),
      field(meta, 'batch_kwargs', 'table'),
    ) ??
    parseRelationName(
      textOf(field(batch, 'data_asset_name')) ??
        textOf(field(meta, 'data_asset_name'))?.split('/').pop() ??
        '',
    );
  return relation && { ...(namespace ? { namespace } : {}), ...relation };
}

function tableOf(schema: unknown, table: unknown): RelationName | undefined {
  const name = textOf(table);
  const space = textOf(schema);
  return name === undefined
    ? undefined
    : { ...(space ? { schema: space } : {}), table: name };
}
