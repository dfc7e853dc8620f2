import type {
  ForeignGrant,
  GrantItem,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type {
  GrantMember,
  Observation,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { Facts, OtherWay, Privilege } from '../platform/facts';
import { fitLogins, refuseLogin, type Wanted } from './decideChanges';
import { isGroup } from './isGroup';
import { readMarker } from './naming';
import type { PlannedTable } from './snapshot';

/** More would help nobody to read it. */
const MOST_FOREIGN = 100;

/** What a statement failed with, by what it was about. */
export type Failures = ReadonlyMap<string, string>;

const named = (names: readonly string[]) =>
  names.length > 5
    ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`
    : names.join(', ');

function judgeTable(
  table: PlannedTable,
  facts: Facts,
  failures: Failures,
): GrantItem {
  const name = `${table.schema}.${table.name}`;
  const item = { name, kind: 'table' };
  const found = facts.tables.find(
    each => each.schema === table.schema && each.name === table.name,
  );
  if (!found?.oid) {
    return {
      ...item,
      state: 'absent',
      message: found?.similar
        ? `There is no such table, but ${found.similar}: PostgreSQL tells capital letters apart. Correct physicalName in the contract.`
        : 'There is no such table, though the contract promises it. Access is given as soon as it is there.',
    };
  }
  const readable = new Set(
    found.columns.filter(each => each.readable).map(each => each.name),
  );
  const real = new Set(found.columns.map(each => each.name));
  const missing = table.columns.filter(column => !real.has(column));
  const refused = table.columns.filter(
    column => real.has(column) && !readable.has(column),
  );
  const given = table.columns.filter(column => readable.has(column));
  const usable = facts.schemas.get(table.schema) && facts.mayConnect;
  const reasons = [
    usable ? undefined : (failures.get(table.schema) ?? undefined),
    failures.get(name),
    facts.mayConnect
      ? undefined
      : `The role may not connect to ${facts.server.database}`,
    refused.length > 0
      ? `Not readable: ${named(refused)}. The portal's login may have no right to hand them on.`
      : undefined,
    missing.length > 0
      ? `The contract promises ${named(missing)}, which the table does not have.`
      : undefined,
    !usable && facts.mayConnect
      ? `The schema ${table.schema} cannot be used. The portal's login may have no right to hand it on.`
      : undefined,
  ].filter(Boolean);
  const complete = given.length === table.columns.length && usable;
  const some = given.length > 0 && usable;
  return {
    ...item,
    state: complete ? 'present' : (some && 'partial') || 'absent',
    message: reasons.length > 0 ? reasons.join(' ') : undefined,
  };
}

function isPlannedPrivilege(
  { kind, schema, table, column, privilege, isGrantable }: Privilege,
  tables: readonly PlannedTable[],
): boolean {
  if (isGrantable) {
    return false;
  }
  return kind === 'schema'
    ? privilege === 'USAGE' && tables.some(each => each.schema === schema)
    : kind === 'column' &&
        privilege === 'SELECT' &&
        tables.some(
          each =>
            each.schema === schema &&
            each.name === table &&
            each.columns.includes(column ?? ''),
        );
}

/** What can be mended by giving the access again. */
function findDrift(
  wanted: Wanted,
  facts: Facts,
  logins: ReadonlySet<string>,
): GrantItem[] {
  const stray = facts.privileges.filter(
    each => each.revocable && !isPlannedPrivilege(each, wanted.tables),
  );
  const members = facts.members.filter(
    each => each.revocable && !logins.has(each.role),
  );
  const isIn = new Set(facts.members.map(each => each.role));
  const out = [...logins].filter(
    login => !isIn.has(login) || !facts.logins.get(login)?.hasRole,
  );
  const reasons = [
    facts.role && facts.role.attributes.length > 0
      ? `It has become ${facts.role.attributes.join(', ')}.`
      : undefined,
    stray.length > 0
      ? `It was given more than was approved: ${named([...new Set(stray.map(each => `${each.privilege} on ${each.object}`))])}.`
      : undefined,
    members.length > 0
      ? `It has members that it should not have: ${named(members.map(each => each.role))}.`
      : undefined,
    out.length > 0 ? `It lacks members: ${named(out)}.` : undefined,
  ].filter(Boolean);
  return reasons.length > 0
    ? [
        {
          name: wanted.role,
          kind: 'role',
          state: 'partial',
          message: reasons.join(' '),
        },
      ]
    : [];
}

function describeOtherWay(way: OtherWay, environment: string): ForeignGrant[] {
  const object = `${way.schema}.${way.table}`;
  const marker = readMarker(way.comment);
  if (marker?.environment === environment) {
    // Another grant of this portal, known there.
    return [];
  }
  const what = way.columns ? `${named(way.columns)} of it` : 'it';
  if (!way.login) {
    return [
      {
        name: way.grantee,
        object,
        message: `Everybody who can log in reads ${what}.`,
      },
    ];
  }
  if (way.way === 'owner') {
    return [
      {
        name: way.login,
        object,
        message: `Reads it as its owner${way.login === way.grantee ? '' : ` ${way.grantee}`}.`,
      },
    ];
  }
  const through =
    way.login === way.grantee
      ? 'by a grant of its own'
      : `through ${way.grantee}`;
  return [
    {
      name: way.login,
      object,
      message: marker
        ? `Reads ${what} by a grant of another portal, ${marker.environment}.`
        : `Reads ${what} ${through}, which the portal did not give.`,
    },
  ];
}

/** Access that others gave: reported, never touched. */
function findForeign(
  wanted: Wanted,
  facts: Facts,
  environment: string,
): ForeignGrant[] {
  return [
    ...facts.otherWays.flatMap(way => describeOtherWay(way, environment)),
    ...[...facts.logins.values()]
      .filter(login => login.isSuperuser)
      .map(({ name }) => ({ name, message: 'A superuser reads everything.' })),
    ...facts.privileges
      .filter(
        each =>
          !each.revocable &&
          (each.kind === 'other' || !isPlannedPrivilege(each, wanted.tables)),
      )
      .map(({ object, privilege, grantor }) => ({
        name: wanted.role,
        object,
        message: grantor
          ? `The role of this grant was given ${privilege} by ${grantor}, who alone can take it back.`
          : 'The role of this grant has a right on it that the portal did not give.',
      })),
    ...facts.parents.map(({ role, grantor }) => ({
      name: wanted.role,
      object: role,
      message: `The role of this grant was made a member of ${role} by ${grantor}.`,
    })),
    ...facts.members
      .filter(each => !each.revocable && !wanted.logins.includes(each.role))
      .map(({ role, grantor }) => ({
        name: role,
        object: wanted.role,
        message: `Was put into the role of this grant by ${grantor}, who alone can take it out.`,
      })),
  ].slice(0, MOST_FOREIGN);
}

function judgeMembers(
  members: readonly GrantMember[],
  facts: Facts,
  failures: Failures,
): NonNullable<Observation['members']> {
  return members.map(({ ref, login }) => {
    if (login === undefined) {
      return {
        ref,
        problem:
          'Has no login: the entity lacks the annotation data-mesh/login.postgres.',
      };
    }
    const refused = refuseLogin(
      facts.logins.get(login),
      login,
      facts,
      isGroup({ ref }),
    );
    const isIn = facts.logins.get(login)?.hasRole;
    const problem =
      refused ??
      failures.get(login) ??
      (facts.role && !isIn ? 'Is not in the role yet.' : undefined);
    return problem ? { ref, login, problem } : { ref, login };
  });
}

/** Columns that came after the approval: not given, which people should know. */
function findLaterColumns(wanted: Wanted, facts: Facts): string | undefined {
  const later = wanted.tables.flatMap(table => {
    const found = facts.tables.find(
      each => each.schema === table.schema && each.name === table.name,
    );
    return (found?.columns ?? [])
      .map(({ name }) => name)
      .filter(name => !table.promised.includes(name))
      .map(name => `${table.schema}.${table.name}.${name}`);
  });
  return later.length > 0
    ? `Not given, as the contract that was approved does not have it: ${named(later)}. To read it, ask for access again when the contract promises it.`
    : undefined;
}

/** What was seen, as the reconciler and the pages understand it. */
export function judgeFacts(
  wanted: Wanted,
  grant: { environment: string; members: readonly GrantMember[] },
  facts: Facts,
  failures: Failures = new Map(),
): Observation {
  const members = judgeMembers(grant.members, facts, failures);
  const foreign = findForeign(wanted, facts, grant.environment);
  if (!facts.role) {
    return {
      observed: 'absent',
      items: wanted.tables.map(({ schema, name }) => ({
        name: `${schema}.${name}`,
        kind: 'table',
        state: 'absent',
      })),
      foreign,
      members,
    };
  }
  const tables = wanted.tables.map(table => judgeTable(table, facts, failures));
  const logins = new Set(fitLogins(wanted, facts));
  const drift = findDrift(wanted, facts, logins);
  const nobody =
    grant.members.length > 0 && logins.size === 0
      ? `Nobody gets in: ${named([...new Set(members.flatMap(each => each.problem ?? []))])}`
      : undefined;
  const items = [...tables, ...drift];
  const complete = items.every(item => item.state === 'present') && !nobody;
  return {
    observed: complete ? 'present' : 'partial',
    items,
    foreign,
    members,
    problem: nobody ?? (complete ? findLaterColumns(wanted, facts) : undefined),
  };
}
