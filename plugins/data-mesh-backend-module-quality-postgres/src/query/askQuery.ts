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
    schemas,
  }: {
    query: string;
    /** All three quoted. */
    relation: string;
    schema: string;
    column?: string;
    /** By name, not quoted; see {@link guardQuery}. */
    schemas?: readonly string[];
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
  // Whatever it answers, no more than two rows come over.
  const bounded = `SELECT * FROM (\n${text}\n) AS answer LIMIT 2`;
  const refusal =
    (await guardQuery(text, schemas)) ?? (await guardQuery(bounded, schemas));
  if (refusal !== undefined) {
    return { status: 'not_evaluated', reason: refusal };
  }
  try {
    return answerOf(await session.answer(bounded, schema));
  } catch (error) {
    if (!(error instanceof SqlStatementError)) throw error;
    return { status: 'error', reason: error.message };
  }
}

function answerOf({
  columns,
  rows,
}: Awaited<ReturnType<ReadSession['answer']>>): Measured {
  if (rows.length > 1 || columns !== 1) {
    return {
      status: 'not_evaluated',
      reason: `The query answers with several ${columns === 1 ? 'rows' : 'columns'}, and one number is needed`,
    };
  }
  const value = rows[0]?.[0] ?? null;
  return {
    status: 'measured',
    value: value === null ? null : numberOf(value),
  };
}

function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
