import type { Sender } from '../results/Sender';

/** The pipeline of the team that owns orders. */
export const ORDER_TEAM: Sender = {
  source: 'push',
  ref: 'token:orders-ci',
  owners: ['group:default/order-team'],
  inbox: 'group:default/order-team',
};
