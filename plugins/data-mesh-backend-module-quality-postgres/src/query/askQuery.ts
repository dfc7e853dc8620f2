import type { Measured } from '@backstage-data-mesh/plugin-data-mesh-common';
import { SqlStatementError } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { ReadSession } from '../platform/ReadSession';
import { guardQuery } from './guardQuery';

/** Runs a query of a contract that can only read, and takes its one number. */
export async function askQuery(
  session: ReadSession,
  {
    query,
    relation,
    schema,
    column,
  }: {
    query: string;
    /** All three quoted. */
    relation: string;
    schema: string;
    column?: string;
  },
): Promise<Measured> {
  if (column === undefined && query.includes('{property}')) {
    return {
      status: 'not_evaluated',
      reason: 'The query speaks of a column, and the rule names none',
    };
  }
  const text = query
    .replaceAll('{object}', () => relation)
    .replaceAll('{property}', () => column ?? '')
    .replace(/;\s*$/, '');
  const refusal = await guardQuery(text);
  if (refusal !== undefined) {
    return { status: 'not_evaluated', reason: refusal };
  }
  // Whatever it answers, no more than two rows come over.
  const bounded = `SELECT * FROM (\n${text}\n) AS answer LIMIT 2`;
  try {
    const rows = await session.rows({ text: bounded, values: [] }, schema);
    return answerOf(rows);
  } catch (error) {
    if (!(error instanceof SqlStatementError)) throw error;
    return { status: 'error', reason: error.message };
  }
}

function answerOf(
  rows: ReadonlyArray<Readonly<Record<string, unknown>>>,
): Measured {
  if (rows.length > 1) {
    return {
      status: 'not_evaluated',
      reason: 'The query answers with several rows, and one number is needed',
    };
  }
  const values = Object.values(rows[0] ?? { none: null });
  if (values.length !== 1) {
    return {
      status: 'not_evaluated',
      reason:
        'The query answers with several columns, and one number is needed',
    };
  }
  const [value] = values;
  const text = String(value).trim();
  return {
    status: 'measured',
    value: value === null ? null : Number(text === '' ? Number.NaN : text),
  };
}
