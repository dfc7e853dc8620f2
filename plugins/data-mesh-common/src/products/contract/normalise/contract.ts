import type { Contract } from '../../../api/types';
import { child, isFilled, type DocumentNode } from '../document/nodes';
import { compact, filled, numberOf, textOf, textsOf } from './coerce';
import { linksOf } from './links';
import { rolesOf, supportOf, teamOf } from './people';
import { schemasOf } from './schema';
import { serversOf } from './server';
import { serviceLevelsOf } from './serviceLevels';

/** The contract in the one form that everything else uses. */
export function normaliseContract(root: DocumentNode): Contract {
  const get = (key: string) => child(root, key);
  const description = get('description');
  return compact({
    apiVersion: textOf(get('apiVersion')) ?? '',
    id: textOf(get('id')),
    name: textOf(get('name')),
    version: textOf(get('version')),
    status: textOf(get('status')),
    domain: textOf(get('domain')),
    tenant: textOf(get('tenant')),
    dataProduct: textOf(get('dataProduct')),
    purpose: textOf(child(description, 'purpose')) ?? textOf(description),
    usage: textOf(child(description, 'usage')),
    limitations: textOf(child(description, 'limitations')),
    tags: textsOf(get('tags')),
    schemas: schemasOf(get('schema')),
    servers: serversOf(get('servers')),
    serviceLevels: serviceLevelsOf(root),
    roles: rolesOf(get('roles')),
    support: supportOf(get('support')),
    team: teamOf(get('team')),
    price: priceOf(get('price')),
    links: filled([...linksOf(root), ...linksOf(description)]),
    createdAt: textOf(get('contractCreatedTs')),
  });
}

function priceOf(node: DocumentNode | undefined): Contract['price'] {
  const price = compact({
    amount: numberOf(child(node, 'priceAmount')),
    currency: textOf(child(node, 'priceCurrency')),
    unit: textOf(child(node, 'priceUnit')),
  });
  return isFilled(node) && Object.keys(price).length > 0 ? price : undefined;
}
