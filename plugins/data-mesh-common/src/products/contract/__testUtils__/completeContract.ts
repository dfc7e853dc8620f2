/**
 * A contract that uses everything that 3.2 has; made for tests. Valid by the
 * official schema.
 */
export const COMPLETE_CONTRACT = `
apiVersion: v3.2.0
kind: DataContract
id: orders-contract
name: Orders
version: 2.1.0
status: active
domain: order
tenant: shop
tags: [sales, orders]
description:
  purpose: Analysis of orders.
  usage: Dashboards.
  limitations: No payment data.
  authoritativeDefinitions:
    - { id: handbook, url: https://shop.example/handbook, type: businessDefinition, description: The handbook }
  customProperties:
    - { id: cost, property: costCentre, value: 4711, description: Who pays }
context:
  instructions: Sum amounts only per currency.
  verifiedStatements:
    - id: q1
      question: How many orders are there?
      answer: One row is one order.
      tags: [count]
      authoritativeDefinitions: [{ url: https://shop.example/q1, type: answer }]
      customProperties: [{ property: reviewed, value: true }]
  constraints:
    - { id: c1, constraint: Never join by name., tags: [join] }
schema:
  - id: orders_tbl
    name: orders
    physicalName: shop.orders
    physicalType: table
    logicalType: object
    businessName: Orders
    description: One row per order.
    dataGranularityDescription: One row per order.
    tags: [core]
    synonyms:
      - { id: s1, synonym: purchases, description: In the shops, locale: en, source: glossary, status: approved }
    context: One row is one order.
    authoritativeDefinitions: [{ url: https://shop.example/orders, type: implementation }]
    customProperties: [{ property: hot, value: [1, a, null] }]
    relationships:
      - { type: foreignKey, from: orders.customer_id, to: customers.id }
      - from: [orders.id, orders.customer_id]
        to: [lines.order_id, lines.customer_id]
        customProperties: [{ property: cardinality, value: many }]
    quality:
      - { id: rows, metric: rowCount, mustBeBetween: [1, 1000000], unit: rows, dimension: completeness, severity: error }
      - type: library
        metric: duplicateValues
        mustBe: 0
        arguments: { properties: [id, customer_id] }
      - { type: sql, name: no orphans, query: 'select count(*) from {object}', mustBeLessOrEqualTo: 0, schedule: 0 5 * * *, scheduler: cron }
      - type: custom
        engine: soda
        implementation: { type: freshness, must_be_less_than: 1d }
      - { type: custom, engine: great-expectations, implementation: 'expect: something' }
      - { type: text, description: Amounts are plausible., businessImpact: reporting, method: review, tags: [manual] }
    properties:
      - id: order_pk
        name: id
        businessName: Order number
        description: Number of the order.
        logicalType: integer
        logicalTypeOptions: { format: i64, minimum: 1, maximum: 10, exclusiveMinimum: 0, exclusiveMaximum: 11, multipleOf: 1 }
        physicalType: bigint
        physicalName: order_id
        primaryKey: true
        primaryKeyPosition: 1
        required: true
        unique: true
        classification: internal
        criticalDataElement: true
        semanticType: dimension
        examples: [1, 2]
        tags: [key]
      - name: customer_id
        logicalType: string
        logicalTypeOptions: { minLength: 1, maxLength: 36, pattern: '^C', format: uuid }
        encryptedName: customer_id_enc
        relationships:
          - { type: foreignKey, to: customers.id }
          - { to: [customers.address.id] }
          - { to: /schema/customers_tbl/properties/customer_pk }
        transformLogic: lower(customer)
        transformDescription: Lower case.
        transformSourceObjects: [raw.orders]
        quality:
          - { metric: nullValues, mustBeLessThan: 1, unit: percent }
          - { metric: missingValues, mustBeGreaterThan: 0, arguments: { missingValues: ['', null] } }
          - { metric: invalidValues, mustBeGreaterOrEqualTo: 0, rule: old }
          - { metric: invalidValues, mustNotBeBetween: [1, 2] }
          - { metric: rowCount, mustNotBe: 0 }
      - name: state
        logicalType: string
        enum:
          - { id: open, value: open, label: Open, description: Not yet paid, tags: [a] }
          - { value: paid, customProperties: [{ property: final, value: true }], authoritativeDefinitions: [{ url: https://x.example, type: t }] }
          - { value: 3 }
          - { value: null }
      - name: placed_on
        logicalType: date
        logicalTypeOptions: { format: yyyy-MM-dd, minimum: '2020-01-01', exclusiveMaximum: '2030-01-01' }
        partitioned: true
        partitionKeyPosition: 1
      - name: placed_at
        logicalType: timestamp
        logicalTypeOptions: { timezone: true, defaultTimezone: Europe/Brussels, maximum: '2030-01-01T00:00:00Z' }
      - name: opens_at
        logicalType: time
        logicalTypeOptions: { format: 'HH:mm', exclusiveMinimum: '08:00' }
      - name: amount
        logicalType: number
        logicalTypeOptions: { format: f64, minimum: 0, multipleOf: 0.01 }
      - name: gift
        logicalType: boolean
        logicalTypeOptions: { anything: goes }
      - name: address
        logicalType: object
        logicalTypeOptions: { minProperties: 1, maxProperties: 5, required: [city] }
        properties:
          - { name: city, logicalType: string }
          - name: geo
            logicalType: object
            properties: [{ name: lat, logicalType: number }]
      - name: lines
        logicalType: array
        logicalTypeOptions: { minItems: 1, maxItems: 100, uniqueItems: true }
        items:
          logicalType: object
          properties:
            - { name: sku, logicalType: string, description: Article }
            - { name: tags, logicalType: array, items: { logicalType: string } }
      - name: attributes
        logicalType: map
        map:
          key: { logicalType: string }
          value: { logicalType: object, properties: [{ name: value, logicalType: string }] }
      - name: untyped
        logicalTypeOptions: {}
        properties: []
        items: { name: element, logicalType: string }
        map: { key: { logicalType: string }, value: { logicalType: string } }
servers:
  - { server: api, type: api, location: https://api.shop.example/v1 }
  - { server: athena, type: athena, schema: s, stagingDir: s3://b/p, catalog: c, regionName: eu-west-1, workgroup: w }
  - { server: azure, type: azure, location: abfss://c@a.dfs.core.windows.net/p, format: delta, delimiter: array }
  - { server: bq, type: bigquery, project: p, dataset: d }
  - { server: ch, type: clickhouse, host: h, port: 9000, database: d }
  - { server: csql, type: cloudsql, host: h, port: 1, database: d, schema: s }
  - { server: custom, type: custom, account: a, catalog: c, database: d, dataset: d, delimiter: x, endpointUrl: https://e.example, format: f, host: h, location: https://l.example, path: p, port: 1, project: p, region: r, regionName: r, schema: s, serviceName: n, stagingDir: d, warehouse: w, stream: s }
  - { server: dbx, type: databricks, host: h, catalog: c, schema: s }
  - { server: db2, type: db2, host: h, port: 1, database: d, schema: s }
  - { server: den, type: denodo, host: h, port: 1, database: d }
  - { server: dre, type: dremio, host: h, port: 1, schema: s }
  - { server: duck, type: duckdb, database: d, schema: s }
  - { server: glue, type: glue, account: a, database: d, location: s3://b, format: parquet }
  - { server: hive, type: hive, host: h, port: 1, database: d }
  - { server: impala, type: impala, host: h, port: 1, database: d }
  - { server: inf, type: informix, host: h, port: 1, database: d }
  - { server: kafka, type: kafka, host: h, format: avro, environment: prod, description: Events, roles: [{ role: reader }], customProperties: [{ property: topic, value: orders }] }
  - { server: kin, type: kinesis, region: r, format: f }
  - { server: loc, type: local, path: p, format: csv }
  - { server: my, type: mysql, host: h, port: 1, database: d }
  - { server: ora, type: oracle, host: h, port: 1, serviceName: s }
  - { id: pg1, server: pg, type: postgresql, host: h, port: 5432, database: d, schema: s }
  - { server: pg2, type: postgres, host: h, port: 5432, database: d, schema: s }
  - { server: pre, type: presto, host: h, catalog: c, schema: s }
  - { server: pub, type: pubsub, project: p }
  - { server: red, type: redshift, host: h, database: d, schema: s, region: r, account: a }
  - { server: s3, type: s3, location: s3://b/p, endpointUrl: https://e.example, format: json, delimiter: new_line }
  - { server: sftp, type: sftp, location: sftp://h/p, format: csv, delimiter: new_line }
  - { server: snow, type: snowflake, host: h, port: 1, account: a, database: d, schema: s, warehouse: w }
  - { server: ms, type: sqlserver, host: h, port: 1, database: d, schema: s }
  - { server: syn, type: synapse, host: h, port: 1, database: d }
  - { server: tri, type: trino, host: h, port: 1, catalog: c, schema: s }
  - { server: ver, type: vertica, host: h, port: 1, database: d, schema: s }
  - { server: zen, type: zen, host: h, port: 1, database: d }
price: { id: p1, priceAmount: 9.95, priceCurrency: EUR, priceUnit: megabyte }
team:
  id: t1
  name: Order team
  description: Owns the orders.
  tags: [a]
  customProperties: [{ property: p, value: v }]
  authoritativeDefinitions: [{ url: https://t.example, type: wiki }]
  members:
    - { id: m1, username: order-owner, name: Order product owner, role: owner, description: Decides, dateIn: '2024-01-01', dateOut: '2026-01-01', replacedByUsername: order-deputy, tags: [x], customProperties: [], authoritativeDefinitions: [] }
roles:
  - { id: r1, role: order_reader, description: Reads, access: read, firstLevelApprovers: Order product owner, secondLevelApprovers: Data protection officer, customProperties: [] }
support:
  - { id: c1, channel: '#orders', url: https://chat.example/orders, description: Help, tool: slack, scope: interactive, invitationUrl: https://chat.example/join, customProperties: [] }
slaProperties:
  - { id: l1, property: latency, value: 4, valueExt: 6, unit: h, element: orders.placed_at, driver: operational, description: Soon, schedule: 0 5 * * *, scheduler: cron }
  - { property: retention, value: null, valueExt: true }
authoritativeDefinitions: [{ url: https://c.example, type: canonical }]
customProperties: [{ property: p, value: { deep: [1] } }]
contractCreatedTs: '2026-01-31T10:00:00+01:00'
`;
