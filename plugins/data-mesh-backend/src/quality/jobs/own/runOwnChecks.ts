import { SCORING_RULE } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityJobRow } from '../../../database/tables';
import { toDate } from '../../../database/instants';
import type { QualityRoom } from '../../QualityRoom';
import { storeReports } from '../../results/storeReports';
import type { JobOutcome } from '../finishJob';
import { loadJobProduct } from '../jobProduct';
import { untilAborted } from '../untilAborted';
import { noteOf } from '../noteOf';
import { findOwnChecks, type OwnCheck } from './findOwnChecks';

const MINUTE = 60_000;

/**
 * Runs the portal's own checks at an output port, and stores their results.
 *
 * @throws Error in words when the server cannot be reached
 */
export async function runOwnChecks(
  room: QualityRoom,
  row: QualityJobRow,
  signal: AbortSignal,
): Promise<JobOutcome> {
  const product = await loadJobProduct(room.knex, row.product_ref);
  const checks = product ? await findOwnChecks(room, product) : [];
  const own = checks.find(({ port }) => port === row.subject);
  if (!product || !own) {
    return { kind: 'gone' };
  }
  const { port, contract, contractHash, expected, runner, server } = own;
  const now = await room.ledger.now();
  const report = await untilAborted(
    runner.run(
      {
        product: product.ref,
        port,
        contract,
        server,
        expected,
        // The same when it is done again because a worker died.
        runId: `${product.ref}/${port}@${toDate(row.due_at).toISOString()}`,
      },
      { now, signal },
    ),
    signal,
  );
  signal.throwIfAborted();
  const runs = await storeReports(
    room,
    {
      source: 'own',
      ref: 'system:quality-checks',
      owners: [],
      products: [product.ref],
      inbox: product.owner,
    },
    [report],
  );
  return {
    kind: 'done',
    everyMs: everyMsOf(own, room.options.jobs.ownEveryMs),
    cursor: { version: contractHash },
    note: noteOf(runs),
  };
}

/**
 * As often as the most demanding promise of the contract asks for: a result is
 * stale after two periods of its schedule. Beside promises with a schedule
 * there is always one check without, that of columns and types, so it is never
 * seldomer than keeps that one fresh.
 */
export function everyMsOf(
  { expected }: Pick<OwnCheck, 'expected'>,
  fallbackMs: number,
): number {
  const ages = expected.flatMap(({ maxAgeSeconds }) => maxAgeSeconds ?? []);
  const askedMs =
    ages.length === 0 ? fallbackMs : Math.min(...ages.map(halfMs));
  return Math.max(
    Math.min(askedMs, halfMs(SCORING_RULE.maxAgeSeconds)),
    MINUTE,
  );
}

function halfMs(seconds: number): number {
  return (seconds * 1000) / 2;
}
