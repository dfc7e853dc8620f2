import type { Knex } from 'knex';
import fc from 'fast-check';
import { anyProduct, anyQuery } from '../../__testUtils__/arbitraries';
import type { ProductUpsert } from '../index/ProductIndex';
import { queryWords } from '../index/words';
import { EVERYTHING } from '../permissions/visibility';
import { Mesh } from '../readModel/Mesh';
import { listProducts, type ListRequest } from './listProducts';

const noDatabase = {} as Knex;

function meshOf(): {
  mesh: Mesh;
  put: (products: ProductUpsert[]) => void;
  remove: (refs: string[]) => void;
} {
  const mesh = new Mesh({ classifications: ['public', 'restricted'] });
  return {
    mesh,
    put: products =>
      mesh.apply({
        stored: products.map(({ document, updatedAt }) => ({
          ref: document.summary.ref,
          contentHash: 'h',
          revision: 1,
          isOutdated: false,
          updatedAt,
          document: { ...document, inputs: [] },
        })),
        vanished: [],
      }),
    remove: refs => mesh.apply({ stored: [], vanished: refs }),
  };
}

const anyRequest = anyQuery.map(
  ({ text, filters, sort, order }): Omit<ListRequest, 'limit'> => ({
    q: text,
    ...filters,
    order,
    ...(sort === 'relevance' && queryWords(text).length === 0 ? {} : { sort }),
  }),
);

const anyMesh = fc.uniqueArray(anyProduct, {
  selector: product => product.document.summary.ref,
  minLength: 1,
  maxLength: 12,
  size: 'max',
});

describe('listProducts', () => {
  it('shows every product once on the way forward, and the same pages on the way back', () => {
    fc.assert(
      fc.property(
        anyMesh,
        anyRequest,
        fc.integer({ min: 1, max: 5 }),
        (products, request, limit) => {
          const { mesh, put } = meshOf();
          put(products);
          const context = { knex: noDatabase, mesh, visibility: EVERYTHING };
          const list = (more: Partial<ListRequest>) =>
            listProducts(context, { ...request, limit, ...more });
          const refs = (page: { items: { ref: string }[] }) =>
            page.items.map(item => item.ref);

          const all = refs(list({ limit: 200 }));
          const pages = new Array<string[]>();
          let page = list({});
          pages.push(refs(page));
          while (page.nextCursor) {
            page = list({ cursor: page.nextCursor });
            pages.push(refs(page));
          }
          expect(pages.flat()).toEqual(all);

          for (const expected of pages.slice(0, -1).reverse()) {
            page = list({ cursor: page.previousCursor });
            expect(refs(page)).toEqual(expected);
          }
          expect(page.previousCursor).toBeUndefined();
        },
      ),
    );
  });

  it('neither repeats nor skips a product that stays, while others come and go', () => {
    fc.assert(
      fc.property(
        anyMesh,
        fc.array(fc.nat(11), { minLength: 1, maxLength: 6 }),
        fc.array(anyProduct, { maxLength: 4 }),
        anyRequest,
        fc.integer({ min: 1, max: 3 }),
        (products, removed, added, request, limit) => {
          const { mesh, put, remove } = meshOf();
          put(products);
          const context = { knex: noDatabase, mesh, visibility: EVERYTHING };
          const list = (more: Partial<ListRequest>) =>
            listProducts(context, { ...request, limit, ...more });
          const before = list({ limit: 200 }).items.map(item => item.ref);

          const first = list({});
          // New products get new names: a changed one may move.
          const known = new Set(products.map(p => p.document.summary.ref));
          put(added.filter(p => !known.has(p.document.summary.ref)));
          const gone = removed.map(n => `dataproduct:default/p${n}`);
          remove(gone);
          const after = new Set(
            list({ limit: 200 }).items.map(item => item.ref),
          );

          const seen = first.items.map(item => item.ref);
          let cursor = first.nextCursor;
          while (cursor) {
            const page = list({ cursor });
            seen.push(...page.items.map(item => item.ref));
            cursor = page.nextCursor;
          }
          expect(new Set(seen).size).toBe(seen.length);
          for (const ref of before.filter(each => after.has(each))) {
            expect(seen).toContain(ref);
          }
        },
      ),
    );
  });

  it('finds the way back when the last pages are gone', () => {
    const { mesh, put, remove } = meshOf();
    const products = fc.sample(anyMesh, { numRuns: 1, seed: 1 })[0];
    put(products);
    const context = { knex: noDatabase, mesh, visibility: EVERYTHING };
    const list = (more: Partial<ListRequest>) =>
      listProducts(context, { limit: 2, ...more });
    const all = list({ limit: 200 }).items.map(item => item.ref);
    expect(all.length).toBeGreaterThan(3);
    const { nextCursor } = list({});
    remove(all.slice(2));

    const empty = list({ cursor: nextCursor });
    expect(empty).toMatchObject({ items: [], total: 2 });
    const back = list({ cursor: empty.previousCursor });
    expect(back.items.map(item => item.ref)).toEqual(all.slice(0, 2));
  });

  it('begins anew when everything before a page is gone', () => {
    const { mesh, put, remove } = meshOf();
    put(fc.sample(anyMesh, { numRuns: 1, seed: 1 })[0]);
    const context = { knex: noDatabase, mesh, visibility: EVERYTHING };
    const list = (more: Partial<ListRequest>) =>
      listProducts(context, { limit: 2, ...more });
    const all = list({ limit: 200 }).items.map(item => item.ref);
    const second = list({ cursor: list({}).nextCursor });
    remove(all.slice(0, 2));

    const page = list({ cursor: second.previousCursor });
    expect(page.items.map(item => item.ref)).toEqual(all.slice(2, 4));
    expect(page.previousCursor).toBeUndefined();
  });

  it('refuses to sort by relevance without a word to look for', () => {
    const { mesh } = meshOf();
    expect(() =>
      listProducts(
        { knex: noDatabase, mesh, visibility: EVERYTHING },
        { q: ' ', sort: 'relevance', limit: 20 },
      ),
    ).toThrow("Sorting by relevance needs a text to search for; give 'q'");
  });
});
