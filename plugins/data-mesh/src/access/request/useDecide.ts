import { useCallback } from 'react';
import type {
  AccessRequest,
  DecisionOutcome,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { useAccessAction, type AccessAction } from '../components';

export type Verdict = 'approve' | 'reject';

/** What of a request a decision needs: also that it is the one that was seen. */
export type Decidable = Pick<AccessRequest, 'id' | 'version'>;

/** Deciding, one request or several; see {@link useDecide}. */
export type Decide = Pick<AccessAction, 'busy' | 'error' | 'reset'> & {
  /** An outcome for each, or undefined when none could be decided. */
  decideAll: (
    requests: readonly Decidable[],
    verdict: Verdict,
    comment: string,
  ) => Promise<DecisionOutcome[] | undefined>;
  /** The outcome; a refusal is the error. */
  decide: (
    request: Decidable,
    verdict: Verdict,
    comment: string,
  ) => Promise<DecisionOutcome | undefined>;
};

/**
 * Approves or rejects requests in the version that was looked at. Each of
 * several has an outcome of its own.
 */
export function useDecide(): Decide {
  const { busy, error, reset, run } = useAccessAction();
  const decideAll = useCallback<Decide['decideAll']>(
    async (requests, verdict, comment) => {
      const answer = await run(client =>
        client.POST('/access/decisions', {
          body: { decisions: toOrders(requests, verdict, comment) },
        }),
      );
      return answer?.outcomes;
    },
    [run],
  );
  const decide = useCallback<Decide['decide']>(
    async (request, verdict, comment) => {
      const answer = await run(async client => {
        const {
          data,
          error: refused,
          response,
        } = await client.POST('/access/decisions', {
          body: { decisions: toOrders([request], verdict, comment) },
        });
        const outcome = data?.outcomes[0];
        return outcome && outcome.status >= 400
          ? {
              error: {
                error: {
                  name: outcome.status === 409 ? 'ConflictError' : 'Error',
                  message: outcome.message,
                },
              },
              response: new Response(null, { status: outcome.status }),
            }
          : { data: outcome, error: refused, response };
      });
      return answer;
    },
    [run],
  );
  return { busy, error, reset, decideAll, decide };
}

function toOrders(
  requests: readonly Decidable[],
  verdict: Verdict,
  comment: string,
) {
  return requests.map(({ id, version }) => ({
    requestId: id,
    version,
    verdict,
    ...(comment.trim() !== '' && { comment: comment.trim() }),
  }));
}
