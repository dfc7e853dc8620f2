import { NotFoundError } from '@backstage/errors';
import {
  accessColumns,
  columnsOfRole,
  type Contract,
  type ContractRole,
  type PortAccess,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type {
  ProductProjection,
  ProjectedPort,
} from '../../products/projection/types';
import {
  productRef,
  readProductRow,
  type ProductKey,
} from '../../products/queries/readProduct';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../Caller';
import { findIds } from './findIds';
import { toAccessProduct } from './getProductAccess';
import { lasting } from './lasting';
import { presentGrants } from './presentGrants';
import { presentRequests } from './presentRequests';
import { portKey, readContracts, readCurrentHashes } from './readContracts';
import { Viewer } from './Viewer';
import { waysToMine } from './ways';

const MOST_SHOWN = 100;

/**
 * Everything that a request dialog for an output port needs.
 *
 * @throws NotFoundError when there is no such port, and for a product that is
 *   not there or may not be read
 */
export async function getPortAccess(
  room: AccessRoom,
  caller: Caller,
  key: ProductKey & { port: string },
): Promise<PortAccess> {
  const { knex, options } = room;
  const ref = productRef(key);
  const visibility = await room.products.visibility(caller.credentials);
  const viewer = await Viewer.create(room, caller);
  const { mesh } = viewer;
  const { row, document } = await readProductRow(
    { knex, mesh, visibility },
    ref,
  );
  const projection: ProductProjection = JSON.parse(row.projection);
  const port = projection.ports.find(each => each.name === key.port);
  if (!port) {
    throw new NotFoundError(`'${ref}' has no output port '${key.port}'`);
  }
  const contract = await readCurrentContract(knex, ref, port.name);
  const ofPort = (query: Knex.QueryBuilder) => {
    query.where({ product_ref: ref, port: port.name });
  };
  const page = { limit: MOST_SHOWN };
  const ways = waysToMine(viewer);
  const [existing, open] = await Promise.all([
    findIds(
      knex,
      {
        table: 'access_grants',
        orderBy: 'ends_at',
        direction: 'asc',
        ways,
        where: query => {
          ofPort(query);
          lasting(viewer.now)(query);
        },
      },
      page,
    ),
    findIds(
      knex,
      {
        table: 'access_requests',
        orderBy: 'created_at',
        direction: 'desc',
        ways,
        where: query => {
          ofPort(query);
          query.where({ state: 'pending' });
        },
      },
      page,
    ),
  ]);
  const product = toAccessProduct(document.summary);
  const gone = mesh.index.get(ref) === undefined;
  return {
    product: { ...product, gone: gone || undefined },
    port: port.name,
    portTitle: port.title,
    description: port.description,
    contractVersion: contract?.version,
    terms: {
      purpose: projection.purpose ?? contract?.purpose,
      usage: projection.usage ?? contract?.usage,
      limitations: projection.limitations ?? contract?.limitations,
    },
    purposes: options.purposes,
    durations: options.durations,
    roles: (contract?.roles ?? []).map(role => presentRole(contract, role)),
    columns: contract ? accessColumns(contract) : [],
    canLimitColumns: canLimitColumns(room, port, contract),
    consumers: [...viewer.actsFor],
    existing: await presentGrants(knex, viewer, existing),
    open: await presentRequests(knex, mesh, open),
    blocked: whyBlocked({ gone, lifecycle: product.lifecycle, viewer }),
  };
}

/** The contract that a port has now; undefined without one. */
async function readCurrentContract(
  knex: Knex,
  ref: string,
  port: string,
): Promise<Contract | undefined> {
  const current = await readCurrentHashes(knex, [ref]);
  const hash = current.get(portKey(ref, port));
  if (hash === undefined) {
    return undefined;
  }
  return (await readContracts(knex, [hash])).get(hash);
}

function presentRole(
  contract: Contract | undefined,
  role: ContractRole,
): PortAccess['roles'][number] {
  const { access, description, columns, exceptColumns } = role;
  const limited = columns !== undefined || exceptColumns !== undefined;
  return {
    role: role.role,
    description,
    access,
    columns:
      limited && contract
        ? columnsOfRole(contract, role).map(column => column.id)
        : undefined,
  };
}

/** Whether the provisioner of the port can keep to some columns. */
function canLimitColumns(
  room: AccessRoom,
  port: ProjectedPort,
  contract: Contract | undefined,
): boolean {
  const types = new Set(contract?.servers.map(server => server.type));
  const provisioner =
    port.provisioner === undefined
      ? [...room.provisioners.values()].find(each =>
          each.capabilities().serverTypes.some(type => types.has(type)),
        )
      : room.provisioners.get(port.provisioner);
  return provisioner?.capabilities().columns ?? false;
}

function whyBlocked(facts: {
  gone: boolean;
  lifecycle: string | undefined;
  viewer: Viewer;
}): string | undefined {
  if (facts.gone) {
    return 'The catalog no longer has this product.';
  }
  if (facts.lifecycle === 'retired') {
    return 'The product is retired: nobody gets access to it any more.';
  }
  return facts.viewer.me === undefined
    ? 'Only people whom the catalog knows can ask for access.'
    : undefined;
}
