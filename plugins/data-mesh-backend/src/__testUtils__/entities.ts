import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_CONTENT_HASH } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { JsonObject } from '@backstage/types';
import { createHash } from 'node:crypto';

/** The contract of a table, as an author writes it. */
export function contractText(options: {
  version?: string;
  table?: string;
  columns: string[];
  server?: string;
}): string {
  const { version = '1.0.0', table = 'orders', columns, server } = options;
  return [
    'apiVersion: v3.1.0',
    'kind: DataContract',
    'id: orders-contract',
    `version: ${version}`,
    'status: active',
    ...(server
      ? [
          'servers:',
          '  - server: warehouse',
          `    type: ${server}`,
          '    host: db.example.com',
          '    port: 5432',
          '    database: shop',
          '    schema: public',
        ]
      : []),
    'schema:',
    `  - name: ${table}`,
    '    logicalType: object',
    '    properties:',
    ...columns.flatMap(column => [
      `      - name: ${column}`,
      '        logicalType: string',
    ]),
    '',
  ].join('\n');
}

/** What a product of a test is about; all else is the same for all. */
export type ProductSpec = {
  name: string;
  namespace?: string;
  title?: string;
  description?: string;
  tags?: string[];
  annotations?: Record<string, string>;
  spec?: JsonObject;
  /** Texts of contracts by port name. */
  contracts?: Record<string, string>;
};

/** A DataProduct as the catalog returns it after processing. */
export function productEntity(product: ProductSpec): Entity {
  const { name, namespace = 'default', contracts = {} } = product;
  const entity: Entity = {
    apiVersion: 'data-mesh/v1alpha1',
    kind: 'DataProduct',
    metadata: {
      name,
      namespace,
      title: product.title,
      description: product.description,
      tags: product.tags,
      annotations: {
        'backstage.io/managed-by-location': `url:https://git.example.com/${name}/catalog-info.yaml`,
        ...product.annotations,
      },
    },
    spec: {
      type: 'source-aligned',
      lifecycle: 'production',
      owner: 'group:default/order-team',
      domain: 'sales',
      classification: 'internal',
      outputPorts: Object.entries(contracts).map(([port, text]) => ({
        name: port,
        contract: {
          source: `./${port}.odcs.yaml`,
          url: `https://git.example.com/${name}/${port}.odcs.yaml`,
          text,
        },
      })),
      ...product.spec,
    },
  };
  return withHash(entity);
}

/** The entity with the content hash that the catalog module would write. */
export function withHash(entity: Entity): Entity {
  const hash = createHash('sha256')
    .update(JSON.stringify(entity))
    .digest('hex');
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...entity.metadata.annotations,
        [ANNOTATION_CONTENT_HASH]: hash,
      },
    },
  };
}

export function domainEntity(options: {
  name: string;
  title?: string;
  parent?: string;
  owner?: string;
}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Domain',
    metadata: { name: options.name, title: options.title },
    spec: {
      owner: options.owner ?? 'group:default/order-team',
      ...(options.parent && { subdomainOf: options.parent }),
    },
  };
}

export function consumerEntity(options: {
  name: string;
  consumes: string;
}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: options.name,
      annotations: { 'data-mesh/consumes': options.consumes },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'a' },
  };
}
