import { accessReadAllPermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { ProductRow } from '../../database/tables';
import type { Way } from './findIds';
import type { Viewer } from './Viewer';

/** What a viewer, or somebody that they act for, asked for or uses. */
export function waysToMine(viewer: Viewer): Way[] {
  return viewer.me === undefined
    ? []
    : [
        { column: 'requester_ref', values: [viewer.me] },
        { column: 'consumer_ref', values: viewer.consumers },
      ];
}

/**
 * Everything of the products that a viewer owns, or of all that they may read
 * when they oversee access.
 *
 * @param product - Only of this one
 */
export async function waysToAll(
  knex: Knex,
  viewer: Viewer,
  product: string | undefined,
): Promise<Way[]> {
  const only = (refs: string[]) =>
    product === undefined ? refs : refs.filter(ref => ref === product);
  const ways: Way[] = [
    { column: 'product_ref', values: only(viewer.ownedProducts()) },
    {
      column: 'product_ref',
      values: only(await goneProducts(knex, viewer)),
      where: query => {
        query.whereIn('owner_ref', viewer.caller.refs);
      },
    },
  ];
  if (await viewer.may(accessReadAllPermission)) {
    const { allows } = await viewer.visibility();
    if (allows) {
      const readable = await viewer.readableProducts();
      ways.push({ column: 'product_ref', values: only(readable) });
    } else if (product === undefined) {
      return ['all'];
    } else {
      ways.push({ column: 'product_ref', values: [product] });
    }
  }
  return ways;
}

/** Products that are gone: they belong to who owned them when it was asked. */
async function goneProducts(knex: Knex, viewer: Viewer): Promise<string[]> {
  if (viewer.caller.refs.length === 0) {
    return [];
  }
  const rows: Array<Pick<ProductRow, 'ref'>> = await knex<ProductRow>(
    'products',
  )
    .whereNotNull('vanished_at')
    .select('ref');
  return rows.map(row => row.ref);
}
