import type { Entity } from '@backstage/catalog-model';
import { contentHash } from './contentHash';

const PRODUCT: Entity = {
  apiVersion: 'data-mesh/v1alpha1',
  kind: 'DataProduct',
  metadata: {
    name: 'orders',
    title: 'Orders',
    uid: 'one',
    etag: 'one',
    annotations: {
      'backstage.io/managed-by-location': 'file:/work/catalog-info.yaml',
      'data-mesh/declaration-problems': '[]',
      'data-mesh/content-hash': 'old',
    },
    tags: ['sales'],
  },
  spec: {
    owner: 'group:order-team',
    outputPorts: [{ name: 'orders', contract: { source: 'a', text: 'b' } }],
  },
};

const metadata = (change: object): Entity => ({
  ...PRODUCT,
  metadata: { ...PRODUCT.metadata, ...change },
});
const annotations = (change: Record<string, string>): Entity =>
  metadata({ annotations: { ...PRODUCT.metadata.annotations, ...change } });

describe('contentHash', () => {
  it.each<[string, Entity]>([
    [
      'the order of fields',
      JSON.parse(
        JSON.stringify({
          spec: {
            outputPorts: [
              { contract: { text: 'b', source: 'a' }, name: 'orders' },
            ],
            owner: 'group:order-team',
          },
          metadata: PRODUCT.metadata,
          kind: PRODUCT.kind,
          apiVersion: PRODUCT.apiVersion,
        }),
      ),
    ],
    [
      'what the catalog counts by itself',
      metadata({ uid: 'two', etag: 'two' }),
    ],
    ['annotations without a meaning for the mesh', annotations({ other: 'x' })],
    ['the hash before', annotations({ 'data-mesh/content-hash': 'new' })],
  ])('does not depend on %s', (_, entity) => {
    expect(contentHash(entity)).toBe(contentHash(PRODUCT));
  });

  it.each<[string, Entity]>([
    ['the name', metadata({ name: 'payments' })],
    ['the namespace', metadata({ namespace: 'shop' })],
    ['the title', metadata({ title: 'All orders' })],
    ['the description', metadata({ description: 'x' })],
    ['the tags', metadata({ tags: [] })],
    [
      'the text of a contract',
      {
        ...PRODUCT,
        spec: {
          ...PRODUCT.spec,
          outputPorts: [
            { name: 'orders', contract: { source: 'a', text: 'c' } },
          ],
        },
      },
    ],
    [
      'the place of the declaration',
      annotations({ 'backstage.io/managed-by-location': 'file:/x.yaml' }),
    ],
    ['the problems', annotations({ 'data-mesh/declaration-problems': '[{}]' })],
    ['the lines', annotations({ 'data-mesh/declaration-lines': '{}' })],
  ])('changes with %s', (_, entity) => {
    expect(contentHash(entity)).not.toBe(contentHash(PRODUCT));
  });
});
