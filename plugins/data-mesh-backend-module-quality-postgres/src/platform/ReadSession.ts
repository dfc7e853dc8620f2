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
const AS_TEXT = { getTypeParser: () => (value: string) => value };

/**
 * A transaction that reads. Every statement goes the extended way of the
 * protocol, which takes no second one, and none spoils the others.
 */
export class ReadSession {
  constructor(private readonly client: ClientBase) {}

  /**
   * @throws SqlStatementError when the statement failed; errors of the driver
   *   when the server is gone
   */
  async rows(
    { text, values }: SqlStatement,
    searchPath?: string,
  ): Promise<SqlRow[]> {
    const query: OneStatement = {
      text,
      values,
      types: AS_TEXT as QueryConfig['types'],
      queryMode: 'extended',
    };
    await this.client.query('SAVEPOINT statement');
    try {
      if (searchPath !== undefined) {
        await this.client.query(`SET LOCAL search_path = ${searchPath}`);
      }
      return (await this.client.query<SqlRow>(query)).rows;
    } catch (error) {
      const failure = describeFailure(error);
      if (failure === undefined) throw error;
      throw new SqlStatementError(failure);
    } finally {
      // Takes the search path back as well. On a dead connection it fails,
      // which the error of the statement has told.
      await this.client
        .query('ROLLBACK TO SAVEPOINT statement')
        .catch(() => undefined);
    }
  }

  async row(statement: SqlStatement): Promise<SqlRow> {
    const [row] = await this.rows(statement);
    return row;
  }
}
