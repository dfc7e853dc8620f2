import type { Knex } from 'knex';
import type { ProductRow } from '../../database/tables';
import type {
  ProductDocument,
  ProductProjection,
} from '../../products/projection/types';

/** What jobs need of a product, as the registry knows it now. */
export type JobProduct = {
  ref: string;
  revision: number;
  /** Full reference. */
  owner?: string;
  /** Location of the declaring file. */
  source?: string;
  projection: ProductProjection;
};

const COLUMNS = [
  'ref',
  'revision',
  'projection',
  'document',
  'source',
] as const;

/** A product that the registry has; undefined when it is gone. */
export async function loadJobProduct(
  knex: Knex,
  ref: string,
): Promise<JobProduct | undefined> {
  const row = await knex<ProductRow>('products')
    .where({ ref })
    .whereNull('vanished_at')
    .first(...COLUMNS);
  return row && toJobProduct(row);
}

export function toJobProduct(
  row: Pick<ProductRow, (typeof COLUMNS)[number]>,
): JobProduct {
  const { summary }: ProductDocument = JSON.parse(row.document);
  return {
    ref: row.ref,
    revision: Number(row.revision),
    owner: summary.owner,
    source: row.source ?? undefined,
    projection: JSON.parse(row.projection),
  };
}
