import {
  NO_EXPECTATIONS,
  type ProductQuality,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Caller } from '../../people/Caller';
import type { ProductKey } from '../../products/queries/readProduct';
import { contractsOfPorts } from '../facts/readPortContracts';
import { presentIncident } from '../incidents/presentIncident';
import { presentJob } from '../jobs/readJobs';
import type { QualityRoom } from '../QualityRoom';
import { toScoredCheck } from '../scores/readChecks';
import { toRegistered } from '../scores/readExpectations';
import { scoreProduct } from '../scores/scoreProduct';
import { presentServiceLevels } from '../serviceLevels/presentServiceLevels';
import { measuredLevels } from '../serviceLevels/readLevelDays';
import { openProduct } from './openProduct';
import { presentCheck } from './presentCheck';
import { presentPorts } from './presentPorts';
import { presentRun } from './presentRun';
import { readKnownQuality, type KnownQuality } from './readKnownQuality';

/**
 * Whether a product can be trusted, and why: scored at this moment, so that
 * the score is the sum of what its explanation says.
 *
 * @throws NotFoundError both when there is none and when it may not be read
 */
export async function getProductQuality(
  room: QualityRoom,
  caller: Caller,
  key: ProductKey,
): Promise<ProductQuality> {
  const { knex } = room;
  const [product, now] = await Promise.all([
    openProduct(room, caller, key),
    room.ledger.now(),
  ]);
  const { ref, summary, isOurs } = product;
  const levels = { ...room.options.serviceLevels, now };
  const known = await readKnownQuality(knex, ref, levels);
  const registered = (await toRegistered(knex, known.registered)).get(ref);
  const contracts = await contractsOfPorts(
    knex,
    registered?.contracts ?? new Map(),
  );
  const { checks } = known;
  const jobs = known.jobs.map(presentJob);
  const scored = scoreProduct(
    registered?.expectations ?? NO_EXPECTATIONS,
    checks.map(toScoredCheck),
    now,
  );
  const { score } = scored;
  const byKey = new Map(scored.checks.map(check => [check.checkKey, check]));
  const rows = new Map(checks.map(check => [check.check_key, check]));
  const canRun =
    isOurs && !product.vanished && jobs.some(({ kind }) => kind === 'own');
  return {
    product: ref,
    rule: score.rule,
    score: score.score,
    coverage: score.coverage,
    evaluated: score.evaluated,
    expected: score.expected,
    failing: scored.failing,
    change: changeSince(known.weekAgo[0], score.score),
    alertBelow:
      room.options.alertBelow > 0 ? room.options.alertBelow : undefined,
    lastResultAt: scored.lastResultAt?.toISOString(),
    dimensions: score.dimensions,
    ports: presentPorts(product.projection.ports, scored.checks, now),
    checks: score.effects.flatMap(effect => {
      const check = byKey.get(effect.checkKey);
      return check
        ? [presentCheck(check, effect, rows.get(effect.checkKey))]
        : [];
    }),
    serviceLevels: presentServiceLevels(
      contracts,
      { days: measuredLevels(known.levelDays), checks },
      levels,
    ),
    incidents: known.incidents.map(incident =>
      presentIncident(incident, { title: summary.title, isOurs }),
    ),
    runs: known.runs.map(presentRun),
    jobs: isOurs ? jobs : jobs.map(({ lastError: _, ...job }) => job),
    actions: [
      ...(canRun ? (['run'] as const) : []),
      ...(isOurs ? (['manage'] as const) : []),
    ],
  };
}

function changeSince(
  day: KnownQuality['weekAgo'] | undefined,
  score: number | undefined,
): number | undefined {
  return day?.score === undefined || day.score === null || score === undefined
    ? undefined
    : score - day.score;
}
