import { InputError } from '@backstage/errors';
import type {
  ContractServer,
  QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  runOwnChecks,
  SqlStatementError,
  Turns,
  type QualityRunner,
  type QualityRunOrder,
  type SqlStatement,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { FILES_KEY, type QualityFilesOptions } from './config';
import { DuckDbProcess } from './engine/DuckDbProcess';
import { findFiles } from './files/findFiles';
import { formatOf } from './files/format';
import { openTable } from './files/openTable';
import { placesOf } from './files/places';

/**
 * Runs the checks of contracts on files below configured folders: one SELECT
 * for each table, in a process of its own that can read its files and nothing
 * else.
 * @public
 */
export class FilesQualityRunner implements QualityRunner {
  readonly id = 'files';
  private readonly turns: Turns;

  constructor(private readonly options: QualityFilesOptions) {
    this.turns = new Turns(options.maxProcesses);
  }

  supports(server: ContractServer): boolean {
    const { path } = server.settings;
    return (
      server.type === 'local' &&
      path !== undefined &&
      formatOf(server) !== undefined &&
      placesOf(path, this.options.roots).length > 0
    );
  }

  async run(
    order: QualityRunOrder,
    { now, signal }: { now: Date; signal: AbortSignal },
  ): Promise<QualityReport> {
    const { server, contract } = order;
    const format = formatOf(server);
    if (!this.supports(server) || format === undefined) {
      throw new InputError(
        `The portal runs no checks on these files. Add their folder to ${FILES_KEY}.roots.`,
      );
    }
    const end = performance.now() + this.options.runTimeout;
    return runOwnChecks(
      order,
      { now, signal },
      {
        nameOf: ({ name, physicalName }) => ({ table: physicalName ?? name }),
        withTable: async (schema, work) => {
          const files = await findFiles(server, schema, {
            roots: this.options.roots,
            format,
            isOnly: contract.schemas.length === 1,
          });
          if (files.length === 0) {
            return work({
              missing: `There is no ${format} file at ${server.settings.path}`,
            });
          }
          return this.turns.take(signal, () =>
            this.withEngine(files, { end, signal }, async select =>
              work(
                await openTable(select, {
                  files,
                  format,
                  delimiter: server.settings.delimiter,
                  schema,
                }),
              ),
            ),
          );
        },
      },
    );
  }

  /** Starts another process when a statement broke the one before. */
  private async withEngine<T>(
    files: readonly string[],
    { end, signal }: { end: number; signal: AbortSignal },
    work: (
      select: (statement: SqlStatement) => ReturnType<DuckDbProcess['rows']>,
    ) => Promise<T>,
  ): Promise<T> {
    let engine: DuckDbProcess | undefined;
    const onAbort = () => engine?.kill();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await work(async statement => {
        signal.throwIfAborted();
        if (performance.now() > end) {
          throw new SqlStatementError('The checks before it took all the time');
        }
        if (!engine?.isAlive) {
          engine = await DuckDbProcess.start(files, this.options);
        }
        const rows = await engine.rows(statement).catch(error => {
          signal.throwIfAborted();
          throw error;
        });
        return rows;
      });
    } finally {
      signal.removeEventListener('abort', onAbort);
      engine?.kill();
    }
  }
}
