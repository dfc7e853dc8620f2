import { createHash } from 'node:crypto';
import {
  type ContractDocument,
  type ContractRevision,
  parseContract,
  type Product,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** The answer of the registry for a contract with this text. */
export function contractDocument(
  text: string,
  parts: Partial<ContractRevision> = {},
): ContractDocument {
  const { contract, problems } = parseContract(text, {
    source: 'contracts/orders.odcs.yaml',
  });
  return {
    hash: createHash('sha256').update(text).digest('hex'),
    version: contract?.version,
    apiVersion: contract?.apiVersion,
    status: contract?.status,
    firstSeenAt: '2026-01-05T10:00:00.000Z',
    current: true,
    text,
    url: 'https://git.example/shop/contracts/orders.odcs.yaml',
    contract,
    problems,
    ...parts,
  };
}

export const ORDERS_CONTRACT = `apiVersion: v3.1.0
kind: DataContract
id: orders
name: Orders contract
version: 2.0.0
status: active
description:
  purpose: The basis of every sales figure.
servers:
  - server: preview
    type: postgresql
    environment: dev
    host: preview.example
    port: 5432
    database: shop
    schema: sales
  - server: production
    type: postgresql
    environment: prod
    host: warehouse.example
    port: 5432
    database: shop
    schema: sales
schema:
  - name: orders
    description: One row per order.
    properties:
      - name: order_id
        logicalType: string
        physicalType: uuid
        required: true
        unique: true
        primaryKey: true
        primaryKeyPosition: 1
        classification: internal
        description: Key of the order.
      - name: customer_id
        logicalType: string
        classification: confidential
        relationships:
          - type: foreignKey
            to: customers.id
      - name: address
        logicalType: object
        classification: confidential
        properties:
          - name: city
            logicalType: string
            classification: confidential
            description: Town of delivery.
          - name: geo
            logicalType: object
            properties:
              - name: latitude
                logicalType: number
      - name: status
        logicalType: string
        examples: [placed]
        quality:
          - type: library
            metric: invalidValues
            arguments:
              validValues: [placed, shipped]
            mustBe: 0
            dimension: conformity
  - name: customers
    properties:
      - name: id
        logicalType: string
slaProperties:
  - property: latency
    value: 4
    unit: h
roles:
  - role: orders_reader
    access: read
    firstLevelApprovers: group:order-team
`;

export const ORDERS_DOCUMENT = contractDocument(ORDERS_CONTRACT);

/** A product as the registry answers it, with one good port. */
export function product(parts: Partial<Product> = {}): Product {
  return {
    ref: 'dataproduct:default/orders',
    name: 'orders',
    namespace: 'default',
    title: 'Orders',
    description: 'Every order placed in the shop.',
    type: 'source-aligned',
    lifecycle: 'production',
    classification: 'internal',
    version: '2.1.0',
    owner: 'group:default/order-team',
    domain: 'domain:default/order',
    tags: [],
    technologies: ['postgresql'],
    outputPorts: ['orders'],
    columnCount: 8,
    problems: { errors: 0, warnings: 0 },
    updatedAt: '2026-01-05T10:00:00.000Z',
    firstSeenAt: '2026-01-01T10:00:00.000Z',
    ports: [
      {
        name: 'orders',
        title: 'Order tables',
        version: '2.1.0',
        technologies: ['postgresql'],
        contract: {
          source: './contracts/orders.odcs.yaml',
          hash: ORDERS_DOCUMENT.hash,
          version: '2.0.0',
          apiVersion: 'v3.1.0',
          status: 'active',
          columnCount: 8,
          problems: [],
        },
      },
    ],
    inputPorts: [],
    declarationProblems: [],
    ...parts,
  };
}
