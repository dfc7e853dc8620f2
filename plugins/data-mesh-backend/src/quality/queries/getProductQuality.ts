import type { ProductQuality } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { QualityDayRow, QualityProductRow } from '../../database/tables';
import type { Caller } from '../../people/Caller';
import type { ProductKey } from '../../products/queries/readProduct';
import { dayOf } from '../days';
import { presentIncident } from '../incidents/presentIncident';
import { readJobs } from '../jobs/readJobs';
import type { QualityRoom } from '../QualityRoom';
import { ranAtColumn, toScoredCheck } from '../scores/readChecks';
import { readExpectations } from '../scores/readExpectations';
import { scoreProduct } from '../scores/scoreProduct';
import { readServiceLevels } from '../serviceLevels/readServiceLevels';
import { openProduct } from './openProduct';
import {
  presentCheck,
  SHOWN_COLUMNS,
  type ShownCheckRow,
} from './presentCheck';
import { presentPorts } from './presentPorts';
import { readIncidents } from './readIncidents';
import { readRuns } from './readRuns';

const DAYS_OF_CHANGE = 7;

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
  const row = await knex<QualityProductRow>('quality_products')
    .where({ product_ref: ref })
    .first();
  const [registered, checks, weekAgo, incidents, runs, jobs, serviceLevels] =
    await Promise.all([
      readExpectations(knex, [ref]),
      row ? readCheckRows(knex, row.id) : [],
      row && readDay(knex, row.id, dayOf(now) - DAYS_OF_CHANGE),
      row ? readIncidents(knex, row.id, now) : [],
      row ? readRuns(knex, row.id) : [],
      readJobs(knex, ref),
      readServiceLevels(room, { productId: row?.id, productRef: ref }, now),
    ]);
  const { expectations } = registered.get(ref)!;
  const scored = scoreProduct(expectations, checks.map(toScoredCheck), now);
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
    change: changeSince(weekAgo, score.score),
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
    serviceLevels,
    incidents: incidents.map(incident =>
      presentIncident(incident, { title: summary.title, isOurs }),
    ),
    runs,
    jobs: isOurs ? jobs : jobs.map(({ lastError: _, ...job }) => job),
    actions: [
      ...(canRun ? (['run'] as const) : []),
      ...(isOurs ? (['manage'] as const) : []),
    ],
  };
}

async function readCheckRows(
  knex: Knex,
  productId: number,
): Promise<ShownCheckRow[]> {
  return knex('quality_checks')
    .where({ product_id: productId })
    .orderBy('id')
    .select(...SHOWN_COLUMNS, ranAtColumn(knex));
}

/** How it was at the end of a day. */
async function readDay(
  knex: Knex,
  productId: number,
  day: number,
): Promise<QualityDayRow | undefined> {
  return knex<QualityDayRow>('quality_days')
    .where({ product_id: productId })
    .where('day', '<=', day)
    .orderBy('day', 'desc')
    .first();
}

function changeSince(
  day: QualityDayRow | undefined,
  score: number | undefined,
): number | undefined {
  return day?.score === undefined || day.score === null || score === undefined
    ? undefined
    : score - day.score;
}
