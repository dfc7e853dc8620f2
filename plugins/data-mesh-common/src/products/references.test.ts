import type { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import {
  completeReference,
  consumedProducts,
  dataProductReferences,
} from './references';

const entity = (spec: object, metadata: object = {}): Entity =>
  ({
    apiVersion: 'data-mesh/v1alpha1',
    kind: 'DataProduct',
    metadata: { name: 'orders', ...metadata },
    spec,
  }) as Entity;

describe('completeReference', () => {
  it.each([
    ['payments', 'dataproduct:shop/payments'],
    [' DataProduct:Payments ', 'dataproduct:shop/payments'],
    ['other/payments', 'dataproduct:other/payments'],
    ['resource:shop-db', 'resource:shop/shop-db'],
    ['group:', undefined],
    ['a b', undefined],
    ['a/b/c', undefined],
    ['x'.repeat(64), undefined],
    ['', undefined],
    [5, undefined],
  ])('makes %p into %p', (reference, full) => {
    expect(
      completeReference(reference, {
        namespace: 'shop',
        defaultKind: 'DataProduct',
      }),
    ).toBe(full);
  });

  it('asks for a kind when none is to be assumed', () => {
    expect(completeReference('shop-db', {})).toBeUndefined();
    expect(completeReference('resource:shop-db', {})).toBe(
      'resource:default/shop-db',
    );
  });
});

describe('dataProductReferences', () => {
  it('completes what the product names', () => {
    expect(
      dataProductReferences(
        entity(
          {
            owner: 'order-team',
            domain: 'order',
            system: 'default/shop',
            inputPorts: [
              { name: 'payments', product: 'payments', port: 'transactions' },
              { name: 'db', entity: 'resource:shop-db' },
              { name: 'nothing' },
              'no port',
            ],
          },
          { namespace: 'eu' },
        ),
      ),
    ).toEqual({
      owner: 'group:eu/order-team',
      domain: 'domain:eu/order',
      system: 'system:default/shop',
      inputs: [
        {
          name: 'payments',
          product: 'dataproduct:eu/payments',
          port: 'transactions',
        },
        { name: 'db', entity: 'resource:eu/shop-db' },
        { name: 'nothing' },
        { name: '' },
      ],
    });
  });

  it('survives any spec', () => {
    fc.assert(
      fc.property(fc.jsonValue(), spec => {
        const { inputs } = dataProductReferences(entity(spec as object));
        expect(Array.isArray(inputs)).toBe(true);
      }),
    );
  });
});

describe('consumedProducts', () => {
  it.each<[string | undefined, string[], string[]]>([
    [undefined, [], []],
    ['', [], []],
    ['orders', ['dataproduct:default/orders'], []],
    [
      ' orders, dataproduct:eu/payments ,orders,',
      ['dataproduct:default/orders', 'dataproduct:eu/payments'],
      [],
    ],
    ['component:x, a b', [], ['component:x', 'a b']],
  ])('reads %p', (annotation, products, invalid) => {
    const component = entity(
      {},
      { annotations: { 'data-mesh/consumes': annotation } },
    );
    expect(consumedProducts(component)).toEqual({ products, invalid });
  });
});
