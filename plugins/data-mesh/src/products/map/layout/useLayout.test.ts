import { renderHook } from '@testing-library/react';
import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';
import { shopMesh } from '../__testUtils__/shopMesh';
import { useLayout } from './useLayout';

const brief = { score: 5, evaluated: 1, expected: 1, failing: 1 };

const CHANGES: Array<{
  what: string;
  moves: boolean;
  change: (mesh: Mesh) => Mesh;
}> = [
  {
    what: 'scores',
    moves: false,
    change: mesh => ({
      ...mesh,
      products: mesh.products.map(each => ({ ...each, quality: brief })),
    }),
  },
  {
    what: 'a domain',
    moves: true,
    change: mesh => ({
      ...mesh,
      products: mesh.products.map((each, index) =>
        index === 0 ? { ...each, domain: 'domain:default/other' } : each,
      ),
    }),
  },
  {
    what: 'a flow',
    moves: true,
    change: mesh => ({ ...mesh, edges: mesh.edges.slice(1) }),
  },
];

describe('the layout of a mesh that is read again', () => {
  it.each(CHANGES)(
    'is laid out anew with another $what: $moves',
    ({ change, moves }) => {
      const { result, rerender } = renderHook(useLayout, {
        initialProps: shopMesh(),
      });
      const before = result.current;
      rerender(change(shopMesh()));
      expect(result.current !== before).toBe(moves);
      const after = result.current;
      rerender(change(shopMesh()));
      expect(result.current).toBe(after);
    },
  );
});
