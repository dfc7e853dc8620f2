import type {
  Contract,
  ProductSummary,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type {
  ContractRevisionRow,
  ContractRow,
} from '../../../database/tables';
import type {
  ProductProjection,
  ProjectedPort,
} from '../../../products/projection/types';
import { readProductRow } from '../../../products/queries/readProduct';
import type { AccessRoom } from '../../AccessRoom';
import type { Caller } from '../../../people/Caller';
import { GoneError } from '../../GoneError';

/** A port as it is now, for somebody who may read its product. */
export type ReadPort = {
  product: Omit<ProductSummary, 'updatedAt'>;
  projection: ProductProjection;
  /** Undefined when the product has no such port. */
  port?: ProjectedPort;
  /** The contract that is in force, with the hash of its text. */
  contract?: { hash: string; contract: Contract };
};

/**
 * Reads a port from the database rather than from memory, so that what is
 * pinned is what is there.
 *
 * @throws NotFoundError for a product that they may not read
 * @throws GoneError for one that is no longer in the catalog
 */
export async function readPort(
  room: Pick<AccessRoom, 'knex' | 'products' | 'model'>,
  caller: Caller,
  ref: string,
  name: string,
): Promise<ReadPort> {
  const { knex } = room;
  const [visibility, mesh] = await Promise.all([
    room.products.visibility(caller.credentials),
    room.model.current(),
  ]);
  const { row, document } = await readProductRow(
    { knex, mesh, visibility },
    ref,
  );
  if (row.vanished_at !== null) {
    throw new GoneError(
      `The data product '${ref}' is no longer in the catalog, so nothing can be asked of it.`,
    );
  }
  const projection: ProductProjection = JSON.parse(row.projection);
  const port = projection.ports.find(each => each.name === name);
  return {
    product: document.summary,
    projection,
    port,
    contract: port && (await readContractInForce(room, ref, name)),
  };
}

/** The last contract of a port that could be read. */
async function readContractInForce(
  { knex }: Pick<AccessRoom, 'knex'>,
  ref: string,
  port: string,
): Promise<ReadPort['contract']> {
  const revision = await knex<ContractRevisionRow>('contract_revisions')
    .where({ product_ref: ref, port })
    .whereNull('last_seen_at')
    .first('hash');
  const row =
    revision &&
    (await knex<ContractRow>('contracts')
      .where({ hash: revision.hash })
      .first('hash', 'contract'));
  return row?.contract
    ? { hash: row.hash, contract: JSON.parse(row.contract) }
    : undefined;
}
