import { parse } from 'libpg-query';

const SYSTEM = 'pg_catalog';

/** Nodes of PostgreSQL's own parser that a query of a contract may not have. */
const FORBIDDEN_NODES = new Set([
  'IntoClause',
  'LockingClause',
  'CurrentOfExpr',
]);

/**
 * Functions that do more than compute: they change settings and sequences,
 * wait, talk to other servers or sessions, read files, or run SQL from a text.
 * A login that can only read is what holds; this keeps accidents out.
 */
const FORBIDDEN_FUNCTIONS =
  /^(?:set_config|setval|nextval|dblink.*|lo_.*|pg_sleep.*|pg_(?:try_)?advisory.*|pg_read.*|pg_ls_.*|pg_stat_file|pg_cancel_backend|pg_terminate_backend|pg_reload_conf|pg_rotate.*|pg_notify|pg_switch.*|pg_create.*|pg_drop.*|pg_replication.*|pg_logical.*|pg_export_snapshot|pg_stat_reset.*|query_to_xml.*|cursor_to_xml.*|table_to_xml.*|schema_to_xml.*|database_to_xml.*|ts_stat|ts_rewrite|crosstab.*|connectby|xpath_table|txid_current|pg_current_xact_id)$/;

/**
 * Why a query of a contract is not run: everything but one SELECT that only
 * reads is refused. PostgreSQL's own parser decides, as a DELETE within a WITH
 * looks like a SELECT.
 *
 * @param schemas - the only ones that it may name; all when left out. Names
 *   without a schema are those of the table, or of the system
 * @returns in words; undefined when it may be run
 */
export async function guardQuery(
  query: string,
  schemas?: readonly string[],
): Promise<string | undefined> {
  const tree = await parse(query).catch(() => undefined);
  if (tree === undefined) return 'The query is no valid SQL of PostgreSQL';
  const statements = (tree as { stmts?: Array<{ stmt?: object }> }).stmts ?? [];
  if (statements.length !== 1) return 'The query is not one statement';
  const kinds = Object.keys(statements[0].stmt ?? {});
  if (kinds.length !== 1 || kinds[0] !== 'SelectStmt') {
    return 'The query is no SELECT';
  }
  return refusalOf(statements[0].stmt, schemas);
}

function refusalOf(
  root: unknown,
  schemas?: readonly string[],
): string | undefined {
  const left: unknown[] = [root];
  while (left.length > 0) {
    const node = left.pop();
    if (typeof node !== 'object' || node === null) continue;
    for (const [key, value] of Object.entries(node)) {
      if (/Stmt$/.test(key) && key !== 'SelectStmt') {
        return 'The query would change data';
      }
      if (
        FORBIDDEN_NODES.has(key) ||
        key === 'intoClause' ||
        key === 'lockingClause'
      ) {
        return 'The query would write a table or lock rows';
      }
      if (key === 'ParamRef')
        return 'The query has a parameter that nobody fills';
      if (key === 'FuncCall') {
        const refused = refusedFunction(value);
        if (refused !== undefined) {
          return `The query calls ${refused}, which does more than compute`;
        }
      }
      const named = schemas && schemaNamedBy(key, value);
      if (named !== undefined && !schemas?.includes(named)) {
        return `The query names the schema ${named}, which is not among those that the portal checks`;
      }
      left.push(value);
    }
  }
  return undefined;
}

/** The schema of a table or a function; undefined where none is named. */
function schemaNamedBy(key: string, value: unknown): string | undefined {
  if (key === 'RangeVar') {
    const { schemaname, relname = '' } = value as {
      schemaname?: string;
      relname?: string;
    };
    // Views of the system show values of tables, and need no schema.
    return schemaname ?? (relname.startsWith('pg_') ? SYSTEM : undefined);
  }
  if (key === 'FuncCall') {
    const schema = partsOf(value).at(-2);
    return schema === SYSTEM ? undefined : schema;
  }
  return undefined;
}

function refusedFunction(call: unknown): string | undefined {
  const name = partsOf(call).at(-1) ?? '';
  return FORBIDDEN_FUNCTIONS.test(name) ? name : undefined;
}

/** The name of a called function, with its schema before it. */
function partsOf(call: unknown): string[] {
  const { funcname = [] } = call as {
    funcname?: Array<{ String?: { sval?: string } }>;
  };
  return funcname.map(part => part.String?.sval ?? '');
}
