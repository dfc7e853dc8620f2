import type { Entity } from '@backstage/catalog-model';
import {
  consumerEntity,
  contractText,
  domainEntity,
  productEntity,
} from './entities';

/** Who owns what in {@link smallWorld}. */
export const MY_TEAM = 'group:default/my-team';
export const THEIR_TEAM = 'group:default/their-team';

/**
 * Products of two teams that read each other's data:
 * `source → secret → report`, and `report → secret` back in a circle, so that
 * everything that may leak has a reason to. All of `secret` is named after it.
 */
export function smallWorld(): Entity[] {
  return [
    domainEntity({ name: 'sales', title: 'Sales', parent: 'commerce' }),
    domainEntity({ name: 'commerce', title: 'Commerce' }),
    productEntity({
      name: 'source',
      title: 'Source',
      tags: ['open'],
      spec: {
        owner: MY_TEAM,
        inputPorts: [{ name: 'db', entity: 'resource:db' }],
      },
      contracts: {
        main: contractText({ columns: ['id', 'amount'], server: 'postgres' }),
      },
    }),
    productEntity({
      name: 'secret',
      title: 'Secret title',
      description: 'Secret description',
      tags: ['secret-tag'],
      spec: {
        owner: THEIR_TEAM,
        domain: 'secret-domain',
        type: 'secret-type',
        lifecycle: 'secret-lifecycle',
        classification: 'secret-classification',
        inputPorts: [
          { name: 'in', product: 'source', port: 'main' },
          { name: 'back', product: 'report', port: 'main' },
        ],
        outputPorts: [
          {
            name: 'secret-port',
            contract: {
              source: './secret.yaml',
              text: contractText({
                table: 'secret_table',
                columns: ['secret_column'],
                server: 'kafka',
              }),
            },
          },
          { name: 'secret-other-port' },
        ],
      },
    }),
    productEntity({
      name: 'report',
      title: 'Report',
      spec: {
        owner: MY_TEAM,
        inputPorts: [
          { name: 'wrong', product: 'secret', port: 'unknown-port' },
          { name: 'unnamed', product: 'secret' },
        ],
      },
      contracts: { main: contractText({ columns: ['total'] }) },
    }),
    // Somebody else's product with the same name as one that is missing.
    productEntity({
      name: 'broken',
      spec: {
        owner: MY_TEAM,
        inputPorts: [{ name: 'in', product: 'dataproduct:other/secret' }],
        outputPorts: [
          { name: 'main', contract: { source: './x.yaml', text: 'not: odcs' } },
          {
            name: 'unreadable',
            contract: {
              source: './y.yaml',
              problem: {
                code: 'contract-missing',
                severity: 'error',
                message: 'The file is missing.',
                remedy: 'Add it.',
              },
            },
          },
        ],
      },
    }),
    consumerEntity({ name: 'shop-ui', consumes: 'source, secret' }),
  ];
}

/** Every route of the API, with what it needs in the small world. */
export const ROUTES = [
  { method: 'get', path: '/products' },
  { method: 'get', path: '/products/default/source' },
  { method: 'get', path: '/products/default/source/lineage' },
  { method: 'get', path: '/products/default/source/ports/main/contract' },
  {
    method: 'get',
    path: '/products/default/source/ports/main/contract/history',
  },
  {
    method: 'get',
    path: '/products/default/source/ports/main/contract/diff?from=1.0.0',
  },
  { method: 'get', path: '/domains' },
  { method: 'get', path: '/domains/default/sales' },
  { method: 'get', path: '/mesh' },
  { method: 'get', path: '/registry' },
  { method: 'post', path: '/registry/refresh' },
] as const;
