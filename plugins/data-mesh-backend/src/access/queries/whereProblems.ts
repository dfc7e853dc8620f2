import type { Knex } from 'knex';

/**
 * Only grants with problems in their platform: something keeps it from giving,
 * or from no longer giving, what the grant says, or it gave something else.
 */
export function whereProblems(builder: Knex.QueryBuilder): void {
  builder.whereNotNull('due_at').where(either => {
    either.where('phase', 'blocked').orWhere('health', 'drifted');
  });
}
