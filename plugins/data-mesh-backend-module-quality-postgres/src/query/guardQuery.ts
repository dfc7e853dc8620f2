import { parse } from 'libpg-query';

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
  /^(?:set_config|setval|nextval|dblink.*|lo_.*|pg_sleep.*|pg_(?:try_)?advisory.*|pg_read.*|pg_ls_.*|pg_stat_file|pg_cancel_backend|pg_terminate_backend|pg_reload_conf|pg_rotate.*|pg_notify|pg_switch.*|pg_create.*|pg_drop.*|pg_replication.*|pg_logical.*|pg_export_snapshot|pg_stat_reset.*|query_to_xml.*|cursor_to_xml.*|table_to_xml.*|schema_to_xml.*|database_to_xml.*|ts_stat|txid_current|pg_current_xact_id)$/;

/**
 * Why a query of a contract is not run: everything but one SELECT that only
 * reads is refused. PostgreSQL's own parser decides, as a DELETE within a WITH
 * looks like a SELECT.
 *
 * @returns in words; undefined when it may be run
 */
export async function guardQuery(query: string): Promise<string | undefined> {
  const tree = await parse(query).catch(() => undefined);
  if (tree === undefined) return 'The query is no valid SQL of PostgreSQL';
  const statements = (tree as { stmts?: Array<{ stmt?: object }> }).stmts ?? [];
  if (statements.length !== 1) return 'The query is not one statement';
  const kinds = Object.keys(statements[0].stmt ?? {});
  if (kinds.length !== 1 || kinds[0] !== 'SelectStmt') {
    return 'The query is no SELECT';
  }
  return refusalOf(statements[0].stmt);
}

function refusalOf(root: unknown): string | undefined {
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
      left.push(value);
    }
  }
  return undefined;
}

function refusedFunction(call: unknown): string | undefined {
  const parts = (
    (call as { funcname?: Array<{ String?: { sval?: string } }> }).funcname ??
    []
  ).map(part => part.String?.sval ?? '');
  const name = parts[parts.length - 1] ?? '';
  return FORBIDDEN_FUNCTIONS.test(name) ? name : undefined;
}
