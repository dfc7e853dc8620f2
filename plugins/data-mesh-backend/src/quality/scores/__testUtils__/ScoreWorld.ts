import type { Knex } from 'knex';
import type {
  QualityDayRow,
  QualityIncidentRow,
  QualityProductRow,
} from '../../../database/tables';
import { productEntity } from '../../../__testUtils__/entities';
import { POSTGRES, tableContract } from '../../__testUtils__/qualityWorld';
import { reportOf, type ResultSketch } from '../../__testUtils__/reports';
import { ORDER_TEAM } from '../../__testUtils__/senders';
import { TestQuality } from '../../__testUtils__/TestQuality';
import { storeReports } from '../../results/storeReports';
import { ScoreWorker } from '../ScoreWorker';

export const ORDERS_REF = 'dataproduct:default/orders';

/** The contract of the product orders: it promises two things by default. */
export function promisingContract(
  rules: readonly string[] = [
    '{ type: library, metric: rowCount, mustBeGreaterThan: 0, severity: critical }',
    '{ type: sql, name: no orphans, query: select 0, mustBe: 0 }',
  ],
): string {
  return tableContract({
    id: 'orders-contract',
    server: POSTGRES('orders'),
    tables: { orders: 'orders_v1' },
    more: ['    quality:', ...rules.map(rule => `      - ${rule}`)],
  });
}

/** The product orders; `contract` is in place of the usual one. */
export function ordersProduct(contract = promisingContract()) {
  return productEntity({
    name: 'orders',
    title: 'Orders',
    contracts: { orders: contract },
  });
}

/** A product without any promise. */
export function plainProduct() {
  return productEntity({
    name: 'plain',
    title: 'Plain',
    spec: { outputPorts: [{ name: 'only' }] },
  });
}

/** A room with a product whose contract promises checks. */
export class ScoreWorld {
  private constructor(readonly quality: TestQuality) {}

  static async create(
    knex: Knex,
    options: { config?: Record<string, number> } = {},
  ): Promise<ScoreWorld> {
    const quality = await TestQuality.create(knex, {
      products: [ordersProduct(), plainProduct()],
      config: options.config,
    });
    quality.room.consumersOf = async () => ['user:default/analyst'];
    return new ScoreWorld(quality);
  }

  get knex(): Knex {
    return this.quality.knex;
  }

  async reset(): Promise<void> {
    await this.quality.reset();
    this.quality.now = new Date('2026-01-15T10:00:00.000Z');
    this.quality.catalog.set([ordersProduct(), plainProduct()]);
    await this.quality.registry.follow();
  }

  /** A run of an engine that ends when it says, or now. */
  async run(
    results: readonly ResultSketch[],
    finishedAt = this.quality.now.toISOString(),
    runId = `run of ${finishedAt}`,
  ): Promise<void> {
    await storeReports(this.quality.room, ORDER_TEAM, [
      reportOf({ runId, finishedAt }, results),
    ]);
  }

  /** Everything that is to be done without a result. */
  work(signal?: AbortSignal) {
    return new ScoreWorker(this.quality.room).run(signal);
  }

  async row(ref = ORDERS_REF): Promise<QualityProductRow | undefined> {
    return this.knex<QualityProductRow>('quality_products')
      .where({ product_ref: ref })
      .first();
  }

  /** Day, score and lowest score of each day that has a row. */
  async days(): Promise<Array<[string, number | null, number | null]>> {
    const rows: QualityDayRow[] = await this.knex<QualityDayRow>(
      'quality_days',
    ).orderBy(['product_id', 'day']);
    const rounded = (score: number | null) =>
      score === null ? null : Math.round(score);
    return rows.map(({ day, score, low }) => [
      new Date(day * 86_400_000).toISOString().slice(0, 10),
      rounded(score),
      rounded(low),
    ]);
  }

  incidents(): Promise<QualityIncidentRow[]> {
    return this.knex<QualityIncidentRow>('quality_incidents').orderBy([
      'kind',
      'subject',
    ]);
  }

  /** Kind and state of each incident. */
  async fallen(): Promise<Array<[kind: string, state: string]>> {
    return (await this.incidents()).map(({ kind, state }) => [kind, state]);
  }

  /** Whom people were told what, and forgets it. */
  async told(): Promise<Array<[recipients: string, title: string]>> {
    const notes = await this.quality.told('notification');
    await this.knex('outbox').delete();
    return notes.map(note => [note.recipients.join(), note.title]);
  }
}
