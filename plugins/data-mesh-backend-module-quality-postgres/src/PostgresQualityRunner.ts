import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type {
  ContractServer,
  QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  postgresDialect,
  runOwnChecks,
  SqlStatementError,
  type QualityRunner,
  type QualityRunOrder,
  type SqlTable,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { TARGETS_KEY, targetOf, type QualityPostgresTarget } from './config';
import { findTable, nameOfTable, type TableFound } from './platform/findTable';
import type { ReadSession } from './platform/ReadSession';
import { Sessions } from './platform/Sessions';
import { askQuery } from './query/askQuery';

/**
 * Runs the checks of contracts in PostgreSQL: one SELECT for each table, in a
 * transaction that cannot write.
 * @public
 */
export class PostgresQualityRunner implements QualityRunner {
  readonly id = 'postgres';
  private readonly targets: readonly QualityPostgresTarget[];
  private readonly sessions: Sessions;

  constructor(options: {
    targets: readonly QualityPostgresTarget[];
    logger: LoggerService;
  }) {
    this.targets = options.targets;
    this.sessions = new Sessions(options.logger);
  }

  supports(server: ContractServer): boolean {
    return targetOf(server, this.targets) !== undefined;
  }

  async run(
    order: QualityRunOrder,
    options: { now: Date; signal: AbortSignal },
  ): Promise<QualityReport> {
    const target = targetOf(order.server, this.targets);
    if (!target) {
      throw new InputError(
        `The portal runs no checks on this server. Add it to ${TARGETS_KEY}.`,
      );
    }
    const { settings } = order.server;
    const end = performance.now() + target.runTimeout;
    return runOwnChecks(order, options, {
      nameOf: schema => nameOfTable(schema, settings),
      withTable: async (schema, work) => {
        const name = nameOfTable(schema, settings);
        if (!mayLookInto(name.schema, target.schemas)) {
          return work({
            refused: `The schema ${name.schema} is not among those that the portal checks; see ${TARGETS_KEY}[].schemas`,
          });
        }
        return this.sessions.read(target, options.signal, async session => {
          assertTimeLeft(end);
          const found = await findTable(session, name, target.schemas);
          return work(
            found
              ? open(session, target, found, end)
              : {
                  missing: `The table ${name.schema}.${name.table} does not exist`,
                },
          );
        });
      },
    });
  }

  /** Closes all connections; work that goes on opens new ones. */
  async close(): Promise<void> {
    await this.sessions.close();
  }
}

function open(
  session: ReadSession,
  { allowSql, schemas }: QualityPostgresTarget,
  table: TableFound,
  end: number,
): SqlTable {
  const { identifier } = postgresDialect;
  const relation = `${identifier(table.schema)}.${identifier(table.name)}`;
  return {
    dialect: postgresDialect,
    relation,
    columns: table.columns,
    async query(statement) {
      assertTimeLeft(end);
      return session.row(statement);
    },
    whyNotAsked: `Queries of contracts are not allowed in this database; see ${TARGETS_KEY}[].allowSql`,
    ...(allowSql && {
      async ask(query, column) {
        assertTimeLeft(end);
        return askQuery(session, {
          query,
          relation,
          schema: identifier(table.schema),
          column: column && identifier(column.name),
          schemas,
        });
      },
    }),
  };
}

/** Which of the schemas is meant, whose names differ in case, is found later. */
function mayLookInto(schema: string, allowed?: readonly string[]): boolean {
  return (
    allowed === undefined ||
    allowed.some(each => each.toLowerCase() === schema.toLowerCase())
  );
}

function assertTimeLeft(end: number): void {
  if (performance.now() > end) {
    throw new SqlStatementError('The checks before it took all the time');
  }
}
