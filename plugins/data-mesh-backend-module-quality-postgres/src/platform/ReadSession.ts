import {
  SqlStatementError,
  type SqlRow,
  type SqlStatement,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { ClientBase, QueryConfig } from 'pg';
import { describeFailure } from './describeFailure';

/** `queryMode` is not in the declarations of the driver. */
type OneStatement = QueryConfig & { queryMode: 'extended' };

/** As the server writes them: nothing becomes a date or an object. */
const AS_TEXT = {
  getTypeParser: () => (value: string) => value,
} as QueryConfig['types'];

/**
 * A transaction that reads. Every statement goes the extended way of the
 * protocol, which takes no second one, and none spoils the others: what it did
 * to settings, such as the time limit, is undone as well.
 */
export class ReadSession {
  constructor(private readonly client: ClientBase) {}

  /**
   * @throws SqlStatementError when the statement failed; errors of the driver
   *   when the server is gone
   */
  async rows({ text, values }: SqlStatement): Promise<SqlRow[]> {
    return this.within(async () => {
      const { rows } = await this.client.query<SqlRow>({
        text,
        values,
        types: AS_TEXT,
        queryMode: 'extended',
      } as OneStatement);
      return rows;
    });
  }

  /** The only row. */
  async row(statement: SqlStatement): Promise<SqlRow> {
    const [row] = await this.rows(statement);
    return row;
  }

  /**
   * What a query of others answers, where columns may share a name.
   *
   * @param schema - quoted, where it finds its tables
   */
  async answer(
    text: string,
    schema: string,
  ): Promise<{ columns: number; rows: Array<Array<string | null>> }> {
    return this.within(async () => {
      await this.client.query(`SET LOCAL search_path = ${schema}`);
      const { fields, rows } = await this.client.query({
        text,
        types: AS_TEXT,
        rowMode: 'array',
        queryMode: 'extended',
      } as OneStatement & { rowMode: 'array' });
      return { columns: fields.length, rows };
    });
  }

  private async within<T>(work: () => Promise<T>): Promise<T> {
    await this.client.query('SAVEPOINT statement');
    try {
      return await work();
    } catch (error) {
      const failure = describeFailure(error);
      if (failure === undefined) throw error;
      throw new SqlStatementError(failure);
    } finally {
      // On a dead connection it fails, which the error of the statement told.
      await this.client
        .query('ROLLBACK TO SAVEPOINT statement')
        .catch(() => undefined);
    }
  }
}
