import { escapeIdentifier, escapeLiteral } from 'pg';
import type { Facts, LoginFound, Membership } from '../platform/facts';
import type { PlannedTable } from './snapshot';

/** What a grant is to be. */
export type Wanted = {
  role: string;
  tables: readonly PlannedTable[];
  /** Logins of the members of today. */
  logins: readonly string[];
  /** Those of them that stand for a group, so that nobody logs in as them. */
  groups: readonly string[];
};

/** A statement, and what it is about, for people. */
export type Change = { about: string; sql: string };

/** Since when a membership can be given without the right to become the role. */
const MEMBERSHIP_OPTIONS = 160_000;

const qualified = (table: { schema: string; name: string }) =>
  `${escapeIdentifier(table.schema)}.${escapeIdentifier(table.name)}`;

const columnList = (columns: readonly string[]) =>
  columns.map(escapeIdentifier).join(', ');

/**
 * Why a login is not made a member, or undefined. A superuser reads everything
 * anyway, and a role that cannot log in stands for others: that is right for a
 * group only.
 */
export function refuseLogin(
  login: LoginFound | undefined,
  name: string,
  facts: Pick<Facts, 'server'>,
  isGroup: boolean,
): string | undefined {
  if (!login) {
    return `PostgreSQL has no login ${escapeIdentifier(name)}. Create it, or correct the annotation of the entity.`;
  }
  if (name === facts.server.login) {
    return `${escapeIdentifier(name)} is the login of the portal itself, which is given to nobody.`;
  }
  if (login.isSuperuser) {
    return `${escapeIdentifier(name)} is a superuser and reads everything already. Use another login.`;
  }
  if (!login.canLogin && !isGroup) {
    return `${escapeIdentifier(name)} is a role that cannot log in, so others may stand behind it. Use a login.`;
  }
  if (!login.inherits && facts.server.version < MEMBERSHIP_OPTIONS) {
    return `${escapeIdentifier(name)} has NOINHERIT, so roles are of no use to it. Alter it to INHERIT.`;
  }
  return undefined;
}

/** The logins that are let in. */
export function fitLogins(
  { logins, groups }: Pick<Wanted, 'logins' | 'groups'>,
  facts: Pick<Facts, 'server' | 'logins'>,
): string[] {
  return logins.filter(
    name =>
      !refuseLogin(facts.logins.get(name), name, facts, groups.includes(name)),
  );
}

function tableChanges(wanted: Wanted, facts: Facts): Change[] {
  const role = escapeIdentifier(wanted.role);
  return wanted.tables.flatMap(table => {
    const found = facts.tables.find(
      each => each.schema === table.schema && each.name === table.name,
    );
    if (!found?.oid) {
      return [];
    }
    const about = `${table.schema}.${table.name}`;
    const own = facts.privileges.filter(
      each => each.schema === table.schema && each.table === table.name,
    );
    // A right on the whole table would give columns that come later, too.
    const onTable = own.filter(each => each.kind === 'table' && each.revocable);
    const excess = own.filter(
      each =>
        each.kind === 'column' &&
        each.revocable &&
        (each.privilege !== 'SELECT' ||
          each.isGrantable ||
          !table.columns.includes(each.column ?? '')),
    );
    // Taking SELECT from a table takes it from all of its columns.
    const isReset = onTable.some(each => each.privilege === 'SELECT');
    const has = new Set(
      own
        .filter(
          each =>
            each.kind === 'column' &&
            each.privilege === 'SELECT' &&
            !excess.includes(each) &&
            !(isReset && each.revocable),
        )
        .map(each => each.column),
    );
    const missing = found.columns
      .map(({ name }) => name)
      .filter(name => table.columns.includes(name) && !has.has(name));
    const revoked = [...new Set(excess.map(each => each.column ?? ''))];
    return [
      ...(onTable.length > 0
        ? [
            {
              about,
              sql: `REVOKE ALL ON TABLE ${qualified(table)} FROM ${role}`,
            },
          ]
        : []),
      ...(revoked.length > 0
        ? [
            {
              about,
              sql: `REVOKE ALL (${columnList(revoked)}) ON TABLE ${qualified(table)} FROM ${role}`,
            },
          ]
        : []),
      ...(missing.length > 0
        ? [
            {
              about,
              sql: `GRANT SELECT (${columnList(missing)}) ON TABLE ${qualified(table)} TO ${role}`,
            },
          ]
        : []),
    ];
  });
}

function schemaChanges(wanted: Wanted, facts: Facts): Change[] {
  const role = escapeIdentifier(wanted.role);
  const names = [...new Set(wanted.tables.map(table => table.schema))];
  return names.flatMap(name => {
    const own = facts.privileges.filter(
      each => each.kind === 'schema' && each.schema === name,
    );
    const schema = escapeIdentifier(name);
    const excess = own.some(
      each =>
        each.revocable && (each.privilege !== 'USAGE' || each.isGrantable),
    );
    const has = own.some(
      each => each.privilege === 'USAGE' && !(excess && each.revocable),
    );
    return [
      ...(excess
        ? [{ about: name, sql: `REVOKE ALL ON SCHEMA ${schema} FROM ${role}` }]
        : []),
      ...(facts.schemas.has(name) && !has
        ? [{ about: name, sql: `GRANT USAGE ON SCHEMA ${schema} TO ${role}` }]
        : []),
    ];
  });
}

/** What the role holds outside its plan, such as that of an earlier one. */
function strayChanges(wanted: Wanted, facts: Facts): Change[] {
  const role = escapeIdentifier(wanted.role);
  const schemas = new Set(wanted.tables.map(table => table.schema));
  const isPlanned = (schema: string, name?: string) =>
    wanted.tables.some(table => table.schema === schema && table.name === name);
  const changes = facts.privileges
    .filter(each => each.revocable)
    .flatMap(({ kind, schema, table = '', column = '' }): Change[] => {
      if (kind === 'schema' && !schemas.has(schema)) {
        const name = escapeIdentifier(schema);
        return [
          { about: schema, sql: `REVOKE ALL ON SCHEMA ${name} FROM ${role}` },
        ];
      }
      if (
        (kind === 'table' || kind === 'column') &&
        !isPlanned(schema, table)
      ) {
        const name = qualified({ schema, name: table });
        const columns =
          kind === 'column' ? ` (${escapeIdentifier(column)})` : '';
        return [
          {
            about: `${schema}.${table}`,
            sql: `REVOKE ALL${columns} ON TABLE ${name} FROM ${role}`,
          },
        ];
      }
      return [];
    });
  return [...new Map(changes.map(change => [change.sql, change])).values()];
}

/** Takes a member out, by whomever it was put in. */
export function revokeMembership(
  role: string,
  member: Membership,
  facts: Pick<Facts, 'server'>,
): Change {
  const by =
    facts.server.version >= MEMBERSHIP_OPTIONS
      ? ` GRANTED BY ${escapeIdentifier(member.grantor)}`
      : '';
  return {
    about: member.role,
    sql: `REVOKE ${escapeIdentifier(role)} FROM ${escapeIdentifier(member.role)}${by}`,
  };
}

/** Whether a membership gives no less and no more than it should. */
function isPlain(member: Membership): boolean {
  return member.inherits && !member.isAdmin && !member.canSet;
}

function memberChanges(wanted: Wanted, facts: Facts): Change[] {
  const logins = new Set(fitLogins(wanted, facts));
  const hasOptions = facts.server.version >= MEMBERSHIP_OPTIONS;
  const stays = (member: Membership) =>
    logins.has(member.role) && (isPlain(member) || !hasOptions);
  const leaving = facts.members.filter(
    member => member.revocable && !stays(member),
  );
  const members = new Set(facts.members.filter(stays).map(({ role }) => role));
  return [
    ...leaving.map(member => revokeMembership(wanted.role, member, facts)),
    ...[...logins]
      .filter(login => !members.has(login))
      .map(login => ({
        about: login,
        sql: `GRANT ${escapeIdentifier(wanted.role)} TO ${escapeIdentifier(login)}${
          hasOptions ? ' WITH INHERIT TRUE, SET FALSE' : ''
        }`,
      })),
  ];
}

/** The statements that make a role what it is to be; none when it is so. */
export function decideChanges(wanted: Wanted, facts: Facts): Change[] {
  const role = escapeIdentifier(wanted.role);
  const attributes = (facts.role?.attributes ?? []).map(name => `NO${name}`);
  return [
    ...(attributes.length > 0
      ? [
          {
            about: wanted.role,
            sql: `ALTER ROLE ${role} ${attributes.join(' ')}`,
          },
        ]
      : []),
    ...(facts.mayConnect
      ? []
      : [
          {
            about: facts.server.database,
            sql: `GRANT CONNECT ON DATABASE ${escapeIdentifier(facts.server.database)} TO ${role}`,
          },
        ]),
    ...schemaChanges(wanted, facts),
    ...tableChanges(wanted, facts),
    ...strayChanges(wanted, facts),
    ...memberChanges(wanted, facts),
  ];
}

/** The statements that make a role that is not there yet. */
export function decideRole(role: string, comment: string): Change[] {
  const name = escapeIdentifier(role);
  return [
    { about: role, sql: `CREATE ROLE ${name} NOLOGIN` },
    {
      about: role,
      sql: `COMMENT ON ROLE ${name} IS ${escapeLiteral(comment)}`,
    },
  ];
}
