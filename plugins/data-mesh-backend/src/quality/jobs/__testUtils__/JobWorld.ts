import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { TestCatalog } from '../../../__testUtils__/TestCatalog';
import { TestRegistry } from '../../../__testUtils__/TestRegistry';
import { toDate } from '../../../database/instants';
import type { QualityJobRow } from '../../../database/tables';
import { Ledger } from '../../../ledger/Ledger';
import { readQualityOptions } from '../../config';
import type { QualityRoom } from '../../QualityRoom';
import { subjectKeyOf } from '../plannedJobs';

const START = Date.parse('2026-11-20T08:00:00.000Z');

/** A registry and its jobs, with a clock that tests set. */
export class JobWorld {
  now = START;
  readonly ledger: Ledger;
  readonly catalog = new TestCatalog();

  private constructor(
    readonly knex: Knex,
    readonly registry: TestRegistry,
    catalog: TestCatalog,
  ) {
    this.catalog = catalog;
    this.ledger = new Ledger({ knex, now: async () => new Date(this.now) });
  }

  static async create(knex: Knex): Promise<JobWorld> {
    const catalog = new TestCatalog();
    const registry = await TestRegistry.create(knex, catalog);
    return new JobWorld(knex, registry, catalog);
  }

  /** The room as one replica has it. */
  room(
    parts: Partial<QualityRoom> & { config?: JsonObject } = {},
  ): QualityRoom {
    const { config = {}, ...others } = parts;
    const room: Partial<QualityRoom> = {
      knex: this.knex,
      logger: mockServices.logger.mock(),
      options: readQualityOptions(new ConfigReader(config)),
      ledger: this.ledger,
      model: this.registry.model,
      readers: [],
      runners: [],
      urlReader: mockServices.urlReader.mock(),
      ...others,
    };
    return room as QualityRoom;
  }

  pass(ms: number): void {
    this.now += ms;
  }

  async insertJob(job: Partial<QualityJobRow> = {}): Promise<number> {
    const subject = job.subject ?? 'https://example.com/results.json';
    const row = {
      kind: 'pull',
      product_ref: 'dataproduct:default/orders',
      subject,
      subject_key: subjectKeyOf(subject),
      due_at: new Date(this.now),
      failures: 0,
      ...job,
    };
    await this.knex('quality_jobs').insert(row);
    const found = await this.knex<QualityJobRow>('quality_jobs')
      .where({ product_ref: row.product_ref, subject_key: row.subject_key })
      .first('id');
    return found!.id;
  }

  async job(id: number): Promise<QualityJobRow> {
    const row = await this.knex<QualityJobRow>('quality_jobs')
      .where({ id })
      .first();
    if (!row) {
      throw new Error(`There is no job ${id}`);
    }
    return row;
  }

  /** Milliseconds until a job is due. */
  async dueIn(id: number): Promise<number> {
    return toDate((await this.job(id)).due_at).getTime() - this.now;
  }
}
