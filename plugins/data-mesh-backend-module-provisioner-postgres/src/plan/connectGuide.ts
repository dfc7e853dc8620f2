import type { ConnectGuide } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { GrantMember } from '@backstage-data-mesh/plugin-data-mesh-node';
import { escapeIdentifier } from 'pg';
import type { PostgresSnapshot } from './snapshot';

const PLAIN = /^[a-z_][a-z0-9_]*$/;
const FIRST_ROWS = 10;

const name = (text: string) =>
  PLAIN.test(text) ? text : escapeIdentifier(text);

/** A value of a connection string, quoted for libpq and then for a shell. */
function libpq(value: string): string {
  return /^[\w.-]+$/.test(value)
    ? value
    : `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

const shell = (text: string) => `'${text.replace(/'/g, `'\\''`)}'`;

/** How a member uses the access. */
export function connectGuide(
  { connect, database, tables, leftOut }: PostgresSnapshot,
  member: GrantMember,
): ConnectGuide {
  const login = member.login ?? '<login>';
  const [first] = tables;
  const connection = [
    `host=${libpq(connect.host)}`,
    `port=${connect.port}`,
    `dbname=${libpq(database)}`,
    `user=${libpq(login)}`,
  ].join(' ');
  const schemas = [...new Set(tables.map(table => table.schema))];
  return {
    fields: [
      { label: 'Host', value: connect.host },
      { label: 'Port', value: String(connect.port) },
      { label: 'Database', value: database },
      {
        label: schemas.length > 1 ? 'Schemas' : 'Schema',
        value: schemas.join(', '),
      },
      { label: 'Tables', value: tables.map(table => table.name).join(', ') },
      ...(member.login ? [{ label: 'Login', value: member.login }] : []),
    ],
    steps: [
      member.login
        ? `Connect to ${database} with your own login, ${member.login}.`
        : 'Ask whoever runs the database for a login, and have it written on your entity in the catalog as the annotation data-mesh/login.postgres.',
      connect.loginHint ??
        'Your password is the one of your login; the portal neither knows nor changes it.',
      'Name the columns that you read: SELECT * fails on a table with a column that you may not read.',
      ...(leftOut.length > 0
        ? [
            `Not given, as only parts of them were approved: ${leftOut.join(', ')}.`,
          ]
        : []),
    ],
    ...(first
      ? {
          snippet: {
            language: 'bash',
            code: [
              `psql ${shell(connection)} <<'SQL'`,
              `SELECT ${first.columns.map(name).join(', ')}`,
              `FROM ${name(first.schema)}.${name(first.name)}`,
              `LIMIT ${FIRST_ROWS};`,
              'SQL',
            ].join('\n'),
          },
        }
      : {}),
  };
}
