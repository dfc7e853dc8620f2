import type { AuditEntry } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  AUDIT_ACTIONS,
  describeAuditEntry,
  type SentencePart,
} from './describeAuditEntry';

const ANNA = 'user:default/anna';

function entry(action: string, more: Partial<AuditEntry> = {}): AuditEntry {
  return {
    seq: 1,
    at: '2026-03-01T10:00:00.000Z',
    actor: ANNA,
    action,
    data: {},
    hash: 'b',
    previousHash: 'a',
    ...more,
  };
}

const toText = (parts: SentencePart[]) =>
  parts
    .map(part => {
      if (typeof part === 'string') return part;
      return 'ref' in part ? `<${part.ref}>` : `[${part.time}]`;
    })
    .join('');

const CASES: Array<[string, Partial<AuditEntry>, string]> = [
  ['request.created', {}, '<user:default/anna> asked for access'],
  [
    'request.created',
    { consumer: ANNA },
    '<user:default/anna> asked for access',
  ],
  [
    'request.created',
    { consumer: 'group:default/sales', data: { kind: 'renewal' } },
    '<user:default/anna> asked to keep access for <group:default/sales>',
  ],
  ['request.approved', {}, '<user:default/anna> approved the request'],
  [
    'request.approved',
    { onBehalfOf: 'user:default/ben' },
    '<user:default/anna> approved the request, in place of <user:default/ben>',
  ],
  [
    'request.step-approved',
    { data: { step: 0, name: 'owner', complete: true } },
    '<user:default/anna> approved the step “owner”',
  ],
  ['request.step-approved', {}, '<user:default/anna> approved the step'],
  [
    'request.step-approved',
    { data: { step: 0, name: 'owner', complete: false } },
    '<user:default/anna> approved the step “owner”, which needs more approvals',
  ],
  [
    'request.auto-approved',
    {},
    'The request was approved at once, as its product allows',
  ],
  ['request.rejected', {}, '<user:default/anna> rejected the request'],
  ['request.withdrawn', {}, '<user:default/anna> took the request back'],
  [
    'request.expired',
    { actor: 'system:expiry' },
    'The request expired: nobody decided in time',
  ],
  ['request.closed', {}, 'The request was closed'],
  ['request.commented', {}, '<user:default/anna> wrote'],
  [
    'request.commented',
    { data: { question: true } },
    '<user:default/anna> asked',
  ],
  [
    'request.delegated',
    { data: { to: 'user:default/ben' } },
    '<user:default/anna> let <user:default/ben> decide in their place',
  ],
  [
    'request.delegated',
    {},
    '<user:default/anna> let somebody else decide in their place',
  ],
  [
    'request.escalated',
    {
      actor: 'system:escalation',
      data: {
        step: 0,
        name: 'owner',
        to: ['group:default/a', 'group:default/b', 'group:default/c'],
      },
    },
    'The portal brought the step “owner” before <group:default/a>, <group:default/b> and <group:default/c>',
  ],
  [
    'request.escalated',
    { actor: 'system:escalation', data: { step: 0, name: 'owner', to: [] } },
    'The portal found nobody else to ask about the step “owner”',
  ],
  ['request.reminded', {}, 'The portal reminded those who can decide'],
  [
    'request.reminded',
    { data: { to: [ANNA] } },
    'The portal reminded <user:default/anna>',
  ],
  ['grant.opened', {}, 'The grant was opened'],
  [
    'grant.opened',
    { data: { supersedes: 'x' } },
    'The grant was opened in the place of another one',
  ],
  ['grant.scheduled', {}, 'Provisioning was planned'],
  [
    'grant.scheduled',
    { data: { target: 'warehouse' } },
    'Provisioning was planned in warehouse',
  ],
  [
    'grant.members-removed',
    { data: { members: ['user:default/ben', 'user:default/cleo'] } },
    '<user:default/ben> and <user:default/cleo> no longer get in: they left those who have the access',
  ],
  [
    'grant.members-removed',
    {},
    'Some members no longer get in: they left those who have the access',
  ],
  ['grant.provisioned', {}, 'Access is in place in the platform'],
  ['grant.deprovisioned', {}, 'Access is gone from the platform'],
  ['grant.expired', {}, 'The grant ended: its time was over'],
  ['grant.revoked', {}, '<user:default/anna> took the access away'],
  ['grant.returned', {}, '<user:default/anna> gave the access back'],
  ['grant.superseded', {}, 'The grant ended: another one took its place'],
  [
    'grant.extended',
    { data: { endsAt: '2026-04-01T00:00:00.000Z' } },
    '<user:default/anna> let the access last until [2026-04-01T00:00:00.000Z]',
  ],
  [
    'grant.extended',
    {
      data: {
        from: '2026-03-01T00:00:00.000Z',
        to: '2026-04-01T00:00:00.000Z',
      },
    },
    '<user:default/anna> let the access last until [2026-04-01T00:00:00.000Z]',
  ],
  ['grant.extended', {}, '<user:default/anna> let the access last longer'],
  [
    'grant.renewed',
    { data: { endsAt: '2026-04-01T00:00:00.000Z' } },
    'The grant was renewed until [2026-04-01T00:00:00.000Z]',
  ],
  ['grant.renewed', {}, 'The grant was renewed'],
  [
    'grant.recertified',
    {},
    '<user:default/anna> confirmed that the access is still right',
  ],
  ['grant.blocked', {}, 'Provisioning is stuck'],
  ['grant.unblocked', {}, 'Provisioning is no longer stuck'],
  [
    'grant.drifted',
    {},
    'The platform was found to give something else than it should',
  ],
  ['grant.healed', {}, 'The platform was put right again'],
  ['grant.retried', {}, '<user:default/anna> had the provisioning tried again'],
  [
    'grant.warned',
    { data: { endsAt: '2026-04-01T00:00:00.000Z' } },
    'The portal gave warning that access ends on [2026-04-01T00:00:00.000Z]',
  ],
  ['grant.warned', {}, 'The portal gave warning that access ends soon'],
  [
    'task.created',
    { data: { assignees: ['group:default/platform'] } },
    'A task to be done by hand was given to <group:default/platform>',
  ],
  [
    'task.created',
    {},
    'A task to be done by hand was given to those who provision',
  ],
  [
    'task.created',
    { data: { assignees: ['group:default/platform'], again: true } },
    'A task to be done by hand was given again to <group:default/platform>',
  ],
  ['task.completed', {}, '<user:default/anna> did the task'],
  [
    'task.completed',
    { data: { outcome: 'refused' } },
    '<user:default/anna> said that the task cannot be done',
  ],
  ['task.cancelled', {}, 'The task is no longer needed'],
  [
    'provisioning.stopped',
    {},
    'Provisioning stopped itself: it changes nothing until resumed',
  ],
  [
    'provisioning.resumed',
    { actor: 'service:plugin:ops' },
    'The service plugin:ops let provisioning go on',
  ],
];

describe('an audit entry in words', () => {
  it.each(CASES)('%s %j reads: %s', (action, more, words) => {
    expect(toText(describeAuditEntry(entry(action, more)).parts)).toBe(words);
  });

  it('has words of its own for every action, and a case for each here', () => {
    expect(new Set(CASES.map(([action]) => action))).toEqual(
      new Set(AUDIT_ACTIONS),
    );
  });

  it.each(['request.invented', 'toString', '__proto__'])(
    'names an action that it does not know: %s',
    action => {
      expect(toText(describeAuditEntry(entry(action)).parts)).toBe(
        `<user:default/anna>: ${action}`,
      );
    },
  );

  it.each([
    [{ comment: 'Fine.' }, 'Fine.'],
    [{ reason: 'Nobody decided.' }, 'Nobody decided.'],
    [{ comment: 'Mine.', reason: 'Other.' }, 'Mine.'],
    [{ comment: '  ' }, undefined],
    [{ comment: { nested: true } }, undefined],
    [{}, undefined],
  ])('carries what was written: %j', (data, comment) => {
    expect(
      describeAuditEntry(entry('request.rejected', { data })).comment,
    ).toBe(comment);
  });
});
