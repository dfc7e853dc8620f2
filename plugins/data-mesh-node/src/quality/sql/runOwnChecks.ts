import {
  finishReport,
  judgeOwnCheck,
  judgeSchema,
  notEvaluated,
  OWN_ENGINE,
  planOwnChecks,
  type CheckResult,
  type ContractSchema,
  type Measured,
  type OwnCheckPlan,
  type OwnRun,
  type QualityReport,
  type RelationName,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { QualityRunOrder } from '../qualityRunner';
import { measureTable, type SqlTable } from './measureTable';
import { SqlStatementError } from './SqlStatementError';

/**
 * Where tables of contracts are opened.
 * @public
 */
export interface SqlPlatform {
  /** What the platform calls the table of a schema. */
  nameOf(schema: ContractSchema): RelationName;
  /**
   * Opens the table of a schema for reading, in one view of its data, and
   * closes it again.
   *
   * @param work - is given the table, or in words why there is none, or why
   *   nobody looks whether there is
   * @throws SqlStatementError when it cannot be opened; anything else when the
   *   platform is gone
   */
  withTable<T>(
    schema: ContractSchema,
    work: (
      table: SqlTable | { missing: string } | { refused: string },
    ) => Promise<T>,
  ): Promise<T>;
}

/**
 * Runs the checks of an order on a platform that speaks SQL, one table after
 * the other.
 *
 * @throws what the platform throws when it is gone
 * @public
 */
export async function runOwnChecks(
  order: QualityRunOrder,
  { now, signal }: { now: Date; signal: AbortSignal },
  platform: SqlPlatform,
): Promise<QualityReport> {
  const { contract, product, port, runId } = order;
  const run: OwnRun = {
    product,
    port,
    contractId: contract.id,
    runId,
    now,
  };
  const plan = planOwnChecks(contract, order.expected);
  const results: CheckResult[] = [];
  for (const table of plan.tables) {
    signal.throwIfAborted();
    const physicalName = platform.nameOf(table.schema);
    results.push(
      ...(await runTable(platform, order, table, { ...run, physicalName })),
    );
  }
  results.push(
    ...plan.unplanned.map(({ expected, reason }) =>
      notEvaluated(expected, reason, run),
    ),
  );
  return finishReport(
    {
      engine: OWN_ENGINE,
      format: 'portal-checks-v1',
      runId,
      startedAt: now.toISOString(),
      results,
      problems: [],
    },
    { now },
  );
}

async function runTable(
  platform: SqlPlatform,
  { contract }: QualityRunOrder,
  { schema, checks }: OwnCheckPlan['tables'][number],
  run: OwnRun,
): Promise<CheckResult[]> {
  const all = (measured: Measured) =>
    checks.map(check => judgeOwnCheck(check, measured, run));
  try {
    return await platform.withTable(schema, async table => {
      if ('missing' in table) {
        return [
          judgeSchema(contract, schema, table, run),
          ...all({ status: 'not_evaluated', reason: table.missing }),
        ];
      }
      if ('refused' in table) {
        const { refused } = table;
        return [
          judgeSchema(contract, schema, { untold: refused }, run),
          ...all({ status: 'not_evaluated', reason: refused }),
        ];
      }
      const { measured, misfits } = await measureTable(table, schema, checks);
      const { columns, columnsUntold } = table;
      return [
        judgeSchema(
          contract,
          schema,
          columnsUntold === undefined
            ? { columns, misfits }
            : { untold: columnsUntold },
          run,
        ),
        ...checks.map((check, index) =>
          judgeOwnCheck(check, measured[index], run),
        ),
      ];
    });
  } catch (error) {
    if (!(error instanceof SqlStatementError)) throw error;
    const reason = error.message;
    return [
      judgeSchema(contract, schema, { unreadable: reason }, run),
      ...all({ status: 'error', reason }),
    ];
  }
}
