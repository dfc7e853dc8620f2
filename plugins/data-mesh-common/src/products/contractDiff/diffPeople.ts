import type { Contract, ContractChange, ContractRole } from '../../api/types';
import { change, diffField } from './change';
import { pairUp } from './pairUp';

/** Compares the roles through which access is given. */
export function diffRoles(
  before: readonly ContractRole[],
  after: readonly ContractRole[],
): ContractChange[] {
  return pairUp(before, after, [role => role.role]).flatMap(
    ({ before: old, after: now }) => {
      if (old && now) return diffRole(old, now);
      if (old) {
        return [
          change(
            'warning',
            'role-removed',
            `roles.${old.role}`,
            `The role ${old.role} was removed; who has it may lose access.`,
            { before: old.access ?? old.role },
          ),
        ];
      }
      return now
        ? [
            change(
              'info',
              'role-added',
              `roles.${now.role}`,
              `The role ${now.role} was added.`,
              { after: now.access ?? now.role },
            ),
          ]
        : [];
    },
  );
}

function diffRole(before: ContractRole, after: ContractRole): ContractChange[] {
  const path = `roles.${after.role}`;
  const of = `of the role ${after.role}`;
  return [
    ...diffField(
      {
        code: 'role-access',
        label: `access ${of}`,
        changed: 'warning',
        removed: 'warning',
      },
      path,
      before.access,
      after.access,
    ),
    ...diffField(
      {
        code: 'role-columns',
        label: `columns ${of}`,
        added: 'warning',
        changed: 'warning',
        removed: 'warning',
      },
      path,
      before.columns?.join(', '),
      after.columns?.join(', '),
    ),
    ...diffField(
      {
        code: 'role-except-columns',
        label: `columns that are kept out ${of}`,
        added: 'warning',
        changed: 'warning',
        removed: 'warning',
      },
      path,
      before.exceptColumns?.join(', '),
      after.exceptColumns?.join(', '),
    ),
    ...diffField(
      { code: 'role-approvers', label: `first level approvers ${of}` },
      path,
      before.firstLevelApprovers,
      after.firstLevelApprovers,
    ),
    ...diffField(
      { code: 'role-approvers', label: `second level approvers ${of}` },
      path,
      before.secondLevelApprovers,
      after.secondLevelApprovers,
    ),
    ...diffField(
      { code: 'role-description', label: `description ${of}` },
      path,
      before.description,
      after.description,
    ),
  ];
}

/** Compares support channels and the team; both only inform. */
export function diffPeople(
  before: Contract,
  after: Contract,
): ContractChange[] {
  const listed = <T>(
    code: string,
    label: string,
    list: (contract: Contract) => readonly T[],
    nameOf: (item: T) => string,
    detailOf: (item: T) => string,
  ) =>
    pairUp(list(before), list(after), [
      item => `${nameOf(item)}\n${detailOf(item)}`,
      nameOf,
    ]).flatMap(({ before: old, after: now }) => {
      const item = now ?? old;
      if (!item) return [];
      return diffField(
        { code, label: `${label} ${nameOf(item)}` },
        `${code}.${nameOf(item)}`,
        old && (detailOf(old) || nameOf(old)),
        now && (detailOf(now) || nameOf(now)),
      );
    });
  return [
    ...listed(
      'support',
      'support channel',
      contract => contract.support,
      item => item.channel,
      ({ url, tool, scope, invitationUrl, description }) =>
        [url, tool, scope, invitationUrl, description]
          .filter(Boolean)
          .join(', '),
    ),
    ...listed(
      'team',
      'team member',
      contract => contract.team,
      item => item.username,
      ({ name, role, description, dateIn, dateOut }) =>
        [name, role, description, dateIn, dateOut].filter(Boolean).join(', '),
    ),
  ];
}
