import type { QualityRule } from '../../api/types';
import {
  aContract,
  aProperty,
  aSchema,
} from '../../products/contractDiff/testContract';
import { aLevel, aRule } from './__testUtils__/promises';
import { expectedChecks } from '.';

describe('what a contract promises', () => {
  it('are the rules of schemas and properties, nested ones too, in their order', () => {
    const checks = expectedChecks(
      aContract({
        schemas: [
          aSchema(
            'orders',
            [
              aProperty('address', {
                properties: [
                  aProperty('city', {
                    path: 'address.city',
                    quality: [aRule({ metric: 'nullValues' })],
                  }),
                ],
              }),
              aProperty('lines', {
                items: aProperty('lines', {
                  path: 'lines[]',
                  properties: [
                    aProperty('sku', {
                      path: 'lines[].sku',
                      physicalName: 'SKU_1',
                      quality: [aRule({ metric: 'invalidValues' })],
                    }),
                  ],
                }),
              }),
            ],
            { quality: [aRule({ metric: 'rowCount' })] },
          ),
        ],
      }),
      'tables',
    );
    expect(
      checks.map(({ port, schema, property, column, name, dimension }) => ({
        port,
        schema,
        property,
        column,
        name,
        dimension,
      })),
    ).toEqual([
      {
        port: 'tables',
        schema: 'orders',
        property: undefined,
        column: undefined,
        name: 'rowCount',
        dimension: 'coverage',
      },
      {
        port: 'tables',
        schema: 'orders',
        property: 'address.city',
        column: undefined,
        name: 'nullValues',
        dimension: 'completeness',
      },
      {
        port: 'tables',
        schema: 'orders',
        property: 'lines[].sku',
        column: 'SKU_1',
        name: 'invalidValues',
        dimension: 'conformity',
      },
    ]);
  });

  it.each<[QualityRule['type'], number]>([
    ['library', 1],
    ['sql', 1],
    ['custom', 1],
    ['text', 0],
  ])('is a rule of the type %s %d times', (type, times) => {
    const contract = aContract({
      schemas: [aSchema('t', [], { quality: [aRule({ type })] })],
    });
    expect(expectedChecks(contract, 'p')).toHaveLength(times);
  });

  it.each([
    [{ dimension: 'freshness' }, { dimension: 'timeliness' }],
    [{ dimension: 'uq' }, { dimension: 'uniqueness' }],
    [{ dimension: 'beauty' }, { dimension: undefined }],
    [{ metric: 'duplicateValues' }, { dimension: 'uniqueness' }],
    [{ severity: 'Blocker' }, { severity: 'critical' }],
    [{ severity: 'medium' }, { severity: 'warning' }],
    [{ severity: 'whatever' }, { severity: undefined }],
  ])('says %j as %j', (parts, expected) => {
    const contract = aContract({
      schemas: [aSchema('t', [], { quality: [aRule(parts)] })],
    });
    expect(expectedChecks(contract, 'p')[0]).toMatchObject(
      Object.fromEntries(
        Object.entries(expected).filter(([, value]) => value !== undefined),
      ),
    );
    for (const [key, value] of Object.entries(expected)) {
      expect(
        expectedChecks(contract, 'p')[0][key as 'dimension' | 'severity'],
      ).toBe(value);
    }
  });

  it('is the same promise once, however often it is made', () => {
    const twice = [
      aRule({ metric: 'rowCount' }),
      aRule({ metric: 'rowCount' }),
    ];
    const contract = aContract({
      schemas: [aSchema('t', [], { quality: twice })],
      serviceLevels: [aLevel({}), aLevel({ value: 12 })],
    });
    expect(expectedChecks(contract, 'p').map(({ kind }) => kind)).toEqual([
      'rule',
      'service-level',
    ]);
  });

  it.each([
    [aLevel({}), ['freshness: at most 24 h']],
    [
      aLevel({ property: 'retention', value: 5, unit: 'y' }),
      ['retention: 5 y'],
    ],
    [aLevel({ value: 'soon' }), []],
    [aLevel({ property: 'availability', value: 99.9 }), []],
    [aLevel({ property: 'frequency', value: 1, unit: 'd' }), []],
  ])('is what shows in the data: %j is %j', (given, names) => {
    const contract = aContract({ serviceLevels: [given] });
    expect(expectedChecks(contract, 'p').map(({ name }) => name)).toEqual(
      names,
    );
  });

  it.each([
    ['orders.updated_at', { schema: 'orders', property: 'updated_at' }],
    ['ORDERS_V1.UPD', { schema: 'orders', property: 'updated_at' }],
    ['orders', { schema: 'orders' }],
    ['updated_at', { schema: 'orders', property: 'updated_at' }],
    ['orders.gone', { schema: 'orders', property: 'gone' }],
    // Both have it.
    ['id', {}],
    ['nothing', {}],
  ])('is about %s', (element, place) => {
    const contract = aContract({
      schemas: [
        aSchema(
          'orders',
          [aProperty('id'), aProperty('updated_at', { physicalName: 'upd' })],
          { physicalName: 'orders_v1' },
        ),
        aSchema('lines', [aProperty('id')]),
      ],
      serviceLevels: [aLevel({ element })],
    });
    const [{ schema, property }] = expectedChecks(contract, 'p');
    expect({ schema, property }).toEqual({
      schema: undefined,
      property: undefined,
      ...place,
    });
  });
});
