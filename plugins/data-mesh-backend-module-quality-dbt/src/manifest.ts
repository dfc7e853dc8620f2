import {
  parseRelationName,
  untrusted,
  type JsonSelection,
  type RelationName,
} from '@backstage-data-mesh/plugin-data-mesh-common';

const { field, fieldsOf, listOf, textOf } = untrusted;

/**
 * What is needed of a manifest. Its macros, documentation and SQL, most of its
 * size, are passed over.
 */
export const MANIFEST_PARTS: JsonSelection = {
  metadata: { dbt_schema_version: true, invocation_id: true },
  nodes: {
    '*': {
      resource_type: true,
      name: true,
      alias: true,
      database: true,
      schema: true,
      relation_name: true,
      column_name: true,
      attached_node: true,
      depends_on: { nodes: true },
      test_metadata: { name: true, namespace: true, kwargs: { model: true } },
      config: { severity: true, warn_if: true, error_if: true, meta: true },
      meta: true,
    },
  },
  sources: {
    '*': {
      name: true,
      identifier: true,
      database: true,
      schema: true,
      relation_name: true,
      config: { meta: true },
      meta: true,
    },
  },
};

/** What the project says about its tests and tables. */
export class Manifest {
  readonly invocationId: string | undefined;

  constructor(private readonly document: unknown) {
    this.invocationId = textOf(field(document, 'metadata', 'invocation_id'));
  }

  /** A node or source by its unique id. */
  node(uniqueId: string): unknown {
    return (
      fieldsOf(field(this.document, 'nodes', uniqueId)) ??
      fieldsOf(field(this.document, 'sources', uniqueId))
    );
  }

  /**
   * The node or source that a test is about: the one that it is attached to;
   * before dbt 1.5 the one that its `model` argument refers to; else the only
   * one that it reads. A test of several tables is about none of them.
   */
  testedNode(test: unknown): unknown {
    const attached = field(test, 'attached_node');
    if (typeof attached === 'string') return this.node(attached);
    const read = listOf(field(test, 'depends_on', 'nodes')).filter(
      (id): id is string => typeof id === 'string',
    );
    if (read.length === 1) return this.node(read[0]);
    const model = field(test, 'test_metadata', 'kwargs', 'model');
    const referred =
      typeof model === 'string' && model.length < 1000
        ? /\b(?:ref|source)\(([^)]*)\)/.exec(model)?.[1]
        : undefined;
    const name = referred
      ?.split(',')
      .map(each => each.trim().replaceAll(/^['"]|['"]$/g, ''))
      .pop();
    const named = read
      .map(id => this.node(id))
      .filter(node => field(node, 'name') === name);
    return name !== undefined && named.length === 1 ? named[0] : undefined;
  }
}

/** The table of a model, seed, snapshot or source. */
export function relationOf(node: unknown): RelationName | undefined {
  const table =
    textOf(field(node, 'identifier')) ??
    textOf(field(node, 'alias')) ??
    textOf(field(node, 'name'));
  const schema = textOf(field(node, 'schema'));
  if (table !== undefined && schema !== undefined) {
    const database = textOf(field(node, 'database'));
    return { ...(database ? { database } : {}), schema, table };
  }
  const name = textOf(field(node, 'relation_name'));
  return name === undefined ? undefined : parseRelationName(name);
}

/** A key of `meta`, which stands in the configuration since dbt 1.10. */
export function metaOf(node: unknown, ...path: string[]): unknown {
  return field(node, 'config', 'meta', ...path) ?? field(node, 'meta', ...path);
}
