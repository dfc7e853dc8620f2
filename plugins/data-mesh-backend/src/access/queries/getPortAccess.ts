import { NotFoundError } from '@backstage/errors';
import {
  accessColumns,
  columnsOfRole,
  type Contract,
  type ContractRole,
  type PortAccess,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { ProjectedPort } from '../../products/projection/types';
import {
  productRef,
  type ProductKey,
} from '../../products/queries/readProduct';
import type { AccessRoom } from '../AccessRoom';
import type { Caller } from '../../people/Caller';
import { chooseProvisioner } from '../provisioning/chooseProvisioner';
import { chooseServer } from '../requests/assess/chooseServer';
import { readPort } from '../requests/assess/readPort';
import { findIds } from './findIds';
import { toAccessProduct } from './getProductAccess';
import { lasting } from './lasting';
import { presentGrants } from './presentGrants';
import { presentRequests } from './presentRequests';
import { Viewer } from './Viewer';
import { waysToMine } from './ways';

const MOST_SHOWN = 100;

/**
 * Everything that a request dialog for an output port needs.
 *
 * @throws NotFoundError when there is no such port, and for a product that is
 *   not there or may not be read
 * @throws GoneError for a product that is no longer in the catalog
 */
export async function getPortAccess(
  room: AccessRoom,
  caller: Caller,
  key: ProductKey & { port: string },
): Promise<PortAccess> {
  const { knex, options } = room;
  const ref = productRef(key);
  const [viewer, read] = await Promise.all([
    Viewer.create(room, caller),
    readPort(room, caller, ref, key.port),
  ]);
  const { product, projection, port } = read;
  const contract = read.contract?.contract;
  if (!port) {
    throw new NotFoundError(`'${ref}' has no output port '${key.port}'`);
  }
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
  return {
    product: toAccessProduct(product),
    port: port.name,
    portTitle: port.title,
    description: port.description,
    contractVersion: contract?.version,
    terms: {
      purpose: projection.purpose,
      usage: projection.usage,
      limitations: projection.limitations,
    },
    purposes: options.purposes,
    durations: options.durations,
    roles: (contract?.roles ?? []).map(role => presentRole(contract, role)),
    columns: contract ? accessColumns(contract) : [],
    canLimitColumns: canLimitColumns(room, port, contract),
    consumers: await viewer.actsFor(),
    existing: await presentGrants(knex, viewer, existing),
    open: await presentRequests(knex, viewer.mesh, open),
    blocked: whyBlocked(product, viewer),
  };
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

/** Whether who provisions the port can keep to some columns. */
function canLimitColumns(
  { provisioners }: AccessRoom,
  port: ProjectedPort,
  contract: Contract | undefined,
): boolean {
  const chosen = chooseProvisioner(
    {
      provisioner: port.provisioner,
      server: chooseServer(contract, provisioners, port.provisioner),
    },
    provisioners,
  );
  return typeof chosen !== 'string' && chosen.capabilities().columns;
}

function whyBlocked(
  product: { title: string; lifecycle?: string },
  viewer: Viewer,
): string | undefined {
  if (product.lifecycle === 'retired') {
    return `${product.title} is retired, so no access to it is given any more.`;
  }
  return viewer.me === undefined
    ? 'Only people whom the catalog knows can ask for access.'
    : undefined;
}
