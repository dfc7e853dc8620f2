import {
  authoritativeDefinitions,
  context,
  customProperties,
  tags,
} from './common';
import { dateTime } from './formats';
import { memberList, price, role, supportChannel, team } from './people';
import { schemas } from './schema';
import { server } from './server';
import { serviceLevel } from './serviceLevel';
import {
  anything,
  list,
  oneOf,
  record,
  text,
  type Fields,
  type RecordShape,
} from './shapes';

const description = record(
  'description',
  {
    usage: { shape: text },
    purpose: { shape: text },
    limitations: { shape: text },
    authoritativeDefinitions: { shape: authoritativeDefinitions },
    customProperties: { shape: customProperties },
  },
  { closed: false },
);

const teamFields: Fields = {
  team: [
    { shape: memberList, until: '3.0' },
    {
      shape: { type: 'either', of: [team, memberList] },
      since: '3.1',
      advice: node =>
        node.kind === 'list'
          ? {
              code: 'deprecated-field',
              message: '`team` as a list of members is deprecated since 3.1.',
              remedy: 'Move the list to `members` of the object `team`.',
            }
          : undefined,
    },
  ],
};

/** The root of a contract. `apiVersion` is judged before, by its own rules. */
export const contract: RecordShape = record(
  'contract',
  {
    version: { shape: text, required: true, example: '1.0.0' },
    kind: { shape: oneOf(['DataContract']), required: true },
    apiVersion: { shape: anything },
    id: { shape: text, required: true },
    name: { shape: text },
    tenant: { shape: text },
    tags: { shape: tags },
    status: { shape: text, required: { until: '3.1' }, example: 'active' },
    servers: { shape: list(server) },
    dataProduct: {
      shape: text,
      deprecated: {
        since: '3.1',
        remedy:
          'Remove it; data products name their contracts, not the other way round.',
      },
    },
    description: { shape: description },
    domain: { shape: text },
    context: { shape: context, since: '3.2' },
    schema: { shape: schemas },
    support: { shape: list(supportChannel) },
    price: { shape: price },
    ...teamFields,
    roles: { shape: list(role) },
    slaDefaultElement: {
      shape: text,
      deprecated: {
        since: '3.1',
        remedy: 'Name the `element` at each of the `slaProperties`.',
      },
    },
    slaProperties: { shape: list(serviceLevel) },
    authoritativeDefinitions: { shape: authoritativeDefinitions },
    customProperties: { shape: customProperties },
    contractCreatedTs: { shape: { type: 'text', rule: dateTime } },
  },
  {
    synonyms: {
      contacts: 'support',
      models: 'schema',
      owner: 'team',
      pricing: 'price',
      schemas: 'schema',
      server: 'servers',
      serviceLevels: 'slaProperties',
      servicelevels: 'slaProperties',
      sla: 'slaProperties',
      stakeholders: 'team',
      title: 'name',
      uuid: 'id',
    },
  },
);
