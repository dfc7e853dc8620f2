import {
  authoritativeDefinitions,
  CLOSED_SINCE_3_1,
  customProperties,
  idField,
  tags,
} from './common';
import { date } from './formats';
import {
  list,
  number,
  record,
  text,
  type Shape,
  type TextShape,
} from './shapes';

const dateText: TextShape = { type: 'text', rule: date };

export const role = record(
  'role',
  {
    id: idField,
    role: { shape: text, required: true },
    description: { shape: text },
    access: { shape: text },
    firstLevelApprovers: { shape: text },
    secondLevelApprovers: { shape: text },
    customProperties: { shape: customProperties },
  },
  {
    nameField: 'role',
    closed: CLOSED_SINCE_3_1,
    synonyms: { name: 'role', approvers: 'firstLevelApprovers' },
  },
);

export const supportChannel = record(
  'support channel',
  {
    id: idField,
    channel: { shape: text, required: true },
    url: { shape: text, required: { until: '3.0' } },
    description: { shape: text },
    tool: { shape: text },
    scope: { shape: text },
    invitationUrl: { shape: text },
    customProperties: { shape: customProperties, since: '3.1' },
  },
  {
    nameField: 'channel',
    closed: CLOSED_SINCE_3_1,
    synonyms: { name: 'channel', link: 'url' },
  },
);

const member = record(
  'team member',
  {
    id: idField,
    username: { shape: text, required: { since: '3.1' } },
    name: { shape: text },
    description: { shape: text },
    role: { shape: text },
    dateIn: { shape: dateText },
    dateOut: { shape: dateText },
    replacedByUsername: { shape: text },
    tags: { shape: tags, since: '3.1' },
    customProperties: { shape: customProperties, since: '3.1' },
    authoritativeDefinitions: {
      shape: authoritativeDefinitions,
      since: '3.1',
    },
  },
  {
    nameField: 'username',
    closed: CLOSED_SINCE_3_1,
    synonyms: { comment: 'description', email: 'username', user: 'username' },
  },
);

export const memberList: Shape = list(member);

export const team = record(
  'team',
  {
    id: idField,
    name: { shape: text },
    description: { shape: text },
    members: { shape: memberList },
    tags: { shape: tags },
    customProperties: { shape: customProperties },
    authoritativeDefinitions: { shape: authoritativeDefinitions },
  },
  { nameField: 'name' },
);

export const price = record(
  'price',
  {
    id: idField,
    priceAmount: { shape: number },
    priceCurrency: { shape: text },
    priceUnit: { shape: text },
  },
  {
    closed: CLOSED_SINCE_3_1,
    synonyms: {
      amount: 'priceAmount',
      currency: 'priceCurrency',
      unit: 'priceUnit',
    },
  },
);
