import type { ReactNode } from 'react';
import { renderHook, waitFor } from '@testing-library/react';
import type { Entity } from '@backstage/catalog-model';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import type { Facet } from '@backstage-data-mesh/plugin-data-mesh-common';
import { useOwnerTitles } from './useOwnerTitles';

const group = (name: string, spec: object, title?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default', title },
  spec: { type: 'team', children: [], ...spec },
});
const owners = (...refs: string[]): Facet[] => [
  { name: 'tag', values: [{ value: 'sales', count: 1 }] },
  { name: 'owner', values: refs.map(value => ({ value, count: 1 })) },
];

function open(facets: Facet[], catalogApi?: Partial<CatalogApi>) {
  return renderHook((given: Facet[]) => useOwnerTitles(given), {
    initialProps: facets,
    wrapper: ({ children }: { children?: ReactNode }) => (
      <TestApiProvider apis={[[catalogApiRef, catalogApi as CatalogApi]]}>
        {children}
      </TestApiProvider>
    ),
  });
}
const labels = (facets?: Facet[]) =>
  facets?.find(({ name }) => name === 'owner')?.values.map(v => v.label);

describe('the titles of owners in the facets', () => {
  it('come from the catalog, each asked for once', async () => {
    const getEntitiesByRefs = jest.fn(async () => ({
      items: [
        group('a', { profile: { displayName: 'Team A' } }),
        group('b', {}, 'Team B'),
        undefined,
      ],
    }));
    const first = owners(
      'group:default/a',
      'group:default/b',
      'user:default/x',
    );
    const { result, rerender } = open(first, { getEntitiesByRefs });
    await waitFor(() =>
      expect(labels(result.current)).toEqual(['Team A', 'Team B', undefined]),
    );
    rerender(owners('user:default/x', 'group:default/a'));
    expect(labels(result.current)).toEqual([undefined, 'Team A']);
    expect(getEntitiesByRefs).toHaveBeenCalledTimes(1);
    expect(result.current?.[0]).toEqual(first[0]);
  });

  it('stay names when the catalog fails or is not there', async () => {
    const getEntitiesByRefs = jest.fn(async () => {
      throw new Error('The catalog is away');
    });
    const { result } = open(owners('group:default/a'), { getEntitiesByRefs });
    await waitFor(() => expect(getEntitiesByRefs).toHaveBeenCalled());
    expect(labels(result.current)).toEqual([undefined]);
    expect(labels(open(owners('group:default/a')).result.current)).toEqual([
      undefined,
    ]);
  });
});
