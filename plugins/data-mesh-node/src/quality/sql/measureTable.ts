import {
  columnOf,
  promisedFamily,
  type ContractSchema,
  type Measured,
  type OwnCheck,
  type PhysicalColumn,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { compileStatement, type Misfit } from './compileStatement';
import { resolveCheck, type ResolvedCheck } from './resolveChecks';
import type { SqlDialect, SqlStatement } from './SqlDialect';
import { SqlStatementError } from './SqlStatementError';
import type { SqlRow } from './StatementWriter';

/**
 * A table in a platform, opened for reading.
 * @public
 */
export type SqlTable = {
  dialect: SqlDialect;
  /** SQL that stands for the table in a FROM, quoted. */
  relation: string;
  columns: readonly PhysicalColumn[];
  /** Why the columns are those of the contract: it has none of its own. */
  columnsUntold?: string;
  /**
   * Runs one statement that answers one row; those before and after it do not
   * know if it fails.
   *
   * @throws SqlStatementError when the statement failed; anything else when
   *   the platform is gone
   */
  query(statement: SqlStatement): Promise<SqlRow>;
  /** Answers queries of the contract; left out where they are not run. */
  ask?(query: string, column?: PhysicalColumn): Promise<Measured>;
  /** Said of queries of the contract where they are not run. */
  whyNotAsked?: string;
};

/**
 * Measures a table: all checks in one statement, and in ever smaller ones when
 * that one fails, so that a broken check breaks no other.
 *
 * @returns what was measured, in the order of the checks
 */
export async function measureTable(
  table: SqlTable,
  schema: ContractSchema,
  checks: readonly OwnCheck[],
): Promise<{ measured: Measured[]; misfits: Map<string, number> }> {
  const resolved = checks.map(check =>
    resolveCheck(check, schema, table.columns),
  );
  const counted = resolved.filter(
    (each): each is ResolvedCheck =>
      !('problem' in each) && each.check.measure.kind !== 'sql',
  );
  const toFit = misfitsOf(schema, table.columns);
  const { answers, misfits } = await count(table, counted, toFit);
  const measured: Measured[] = [];
  for (const each of resolved) {
    if ('problem' in each) {
      measured.push({ status: 'not_evaluated', reason: each.problem });
    } else if (each.check.measure.kind === 'sql') {
      const { query } = each.check.measure;
      measured.push(await ask(table, query, each.columns[0]));
    } else {
      measured.push(answers[counted.indexOf(each)]);
    }
  }
  return {
    measured,
    misfits: new Map(
      toFit.map(({ column }, index) => [column.name, misfits[index]]),
    ),
  };
}

async function count(
  table: SqlTable,
  checks: readonly ResolvedCheck[],
  toFit: readonly Misfit[],
): Promise<{ answers: Measured[]; misfits: number[] }> {
  if (checks.length + toFit.length === 0) return { answers: [], misfits: [] };
  const { dialect, relation } = table;
  const statement = compileStatement(dialect, relation, checks, toFit);
  try {
    const row = await table.query(statement);
    return {
      answers: statement.read(row),
      misfits: statement.readMisfits(row),
    };
  } catch (error) {
    if (!(error instanceof SqlStatementError)) throw error;
    // Counting what does not fit only fails with the table itself.
    if (checks.length === 0) throw error;
    if (checks.length === 1 && toFit.length === 0) {
      return {
        answers: [{ status: 'error', reason: error.message }],
        misfits: [],
      };
    }
  }
  // Halves, so that one broken check of a thousand is found in twenty steps.
  const middle = toFit.length > 0 ? checks.length : checks.length >> 1;
  const first = await count(table, checks.slice(0, middle), []);
  const second = await count(table, checks.slice(middle), toFit);
  return {
    answers: [...first.answers, ...second.answers],
    misfits: second.misfits,
  };
}

async function ask(
  { ask: answer, whyNotAsked }: SqlTable,
  query: string,
  column: PhysicalColumn | undefined,
): Promise<Measured> {
  return answer
    ? answer(query, column)
    : {
        status: 'not_evaluated',
        reason: whyNotAsked ?? 'The portal runs no SQL of contracts here',
      };
}

/** What untyped columns are to be read as. */
function misfitsOf(
  { properties }: ContractSchema,
  columns: readonly PhysicalColumn[],
): Misfit[] {
  return properties.flatMap(property => {
    const column = columnOf(columns, property);
    const family = promisedFamily(property);
    return column?.untyped &&
      (family === 'number' ||
        family === 'boolean' ||
        family === 'date' ||
        family === 'timestamp' ||
        family === 'time')
      ? [{ column, family }]
      : [];
  });
}
