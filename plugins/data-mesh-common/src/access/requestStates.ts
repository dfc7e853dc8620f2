import { IllegalMoveError } from './IllegalMoveError';

/**
 * States of a request. A draft is known to the form only; the ledger begins
 * with a pending one.
 * @public
 */
export type RequestState =
  | 'draft'
  | 'pending'
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'expired'
  | 'closed';

/**
 * What can happen to a request. `close`: its product or port is gone.
 * @public
 */
export type RequestMove =
  'submit' | 'approve' | 'reject' | 'withdraw' | 'expire' | 'close';

/**
 * The state table of requests: what is not in it is impossible.
 * @public
 */
export const REQUEST_MOVES = {
  draft: { submit: 'pending' },
  pending: {
    approve: 'approved',
    reject: 'rejected',
    withdraw: 'withdrawn',
    expire: 'expired',
    close: 'closed',
  },
  approved: {},
  rejected: {},
  withdrawn: {},
  expired: {},
  closed: {},
} as const satisfies Record<
  RequestState,
  Partial<Record<RequestMove, RequestState>>
>;

/**
 * The state after a move.
 *
 * @throws IllegalMoveError naming the state when the table has no such move
 * @public
 */
export function moveRequest(
  state: RequestState,
  move: RequestMove,
): RequestState {
  const moves: Partial<Record<RequestMove, RequestState>> =
    REQUEST_MOVES[state];
  const next = moves[move];
  if (!next) {
    throw new IllegalMoveError('request', state, move);
  }
  return next;
}
