import type { Knex } from 'knex';
import { readTogether } from '../../database/readTogether';
import type {
  QualityCheckRow,
  QualityDayRow,
  QualityIncidentRow,
  QualityJobRow,
  QualityLevelDayRow,
  QualityProductRow,
  QualityRunRow,
} from '../../database/tables';
import { DAY_MS, dayOf } from '../days';
import { selectJobs } from '../jobs/readJobs';
import { ranAtColumn } from '../scores/readChecks';
import {
  selectRegistered,
  type RegisteredRow,
} from '../scores/readExpectations';
import {
  selectLevelDays,
  type LevelWindow,
} from '../serviceLevels/readLevelDays';
import { SHOWN_COLUMNS, type ShownCheckRow } from './presentCheck';
import { RUN_COLUMNS, type ShownRunRow } from './presentRun';

const DAYS_OF_CHANGE = 7;
const DAYS_RESOLVED_SHOWN = 7;
const MOST_INCIDENTS = 100;
const MOST_RUNS = 20;

/** All that is known of the quality of a product, at one moment. */
export type KnownQuality = {
  registered: RegisteredRow;
  checks: ShownCheckRow;
  /** At most one: how it was at the end of the day a week ago. */
  weekAgo: Pick<QualityDayRow, 'score'>;
  /** Not resolved, or lately; newest first. */
  incidents: QualityIncidentRow;
  /** The latest by execution, newest first. */
  runs: ShownRunRow;
  jobs: QualityJobRow;
  levelDays: QualityLevelDayRow;
};

/** Reads what is known of a product; lists are empty where nothing is. */
export async function readKnownQuality(
  knex: Knex,
  productRef: string,
  window: LevelWindow,
): Promise<{ [Name in keyof KnownQuality]: Array<KnownQuality[Name]> }> {
  const { now } = window;
  const product = () =>
    knex<QualityProductRow>('quality_products')
      .where({ product_ref: productRef })
      .select('id');
  return readTogether<KnownQuality>(knex, {
    registered: selectRegistered(knex, [productRef]),
    checks: knex<QualityCheckRow>('quality_checks')
      .where('product_id', product())
      .orderBy('id')
      .select(...SHOWN_COLUMNS, ranAtColumn(knex)),
    weekAgo: knex<QualityDayRow>('quality_days')
      .where('product_id', product())
      .where('day', '<=', dayOf(now) - DAYS_OF_CHANGE)
      .orderBy('day', 'desc')
      .limit(1)
      .select('score'),
    incidents: knex<QualityIncidentRow>('quality_incidents')
      .where('product_id', product())
      .where(either =>
        either
          .whereNot({ state: 'resolved' })
          .orWhere(
            'resolved_at',
            '>',
            new Date(now.getTime() - DAYS_RESOLVED_SHOWN * DAY_MS),
          ),
      )
      .orderBy([
        { column: 'opened_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(MOST_INCIDENTS),
    runs: knex<QualityRunRow>('quality_runs')
      .where('product_id', product())
      .orderBy([
        { column: 'executed_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(MOST_RUNS)
      .select(...RUN_COLUMNS),
    jobs: selectJobs(knex, productRef),
    levelDays: selectLevelDays(knex, window).where('product_id', product()),
  });
}
