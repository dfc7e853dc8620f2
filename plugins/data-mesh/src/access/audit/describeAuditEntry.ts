import type { AuditEntry } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Tone } from '../../products/components';

/** Plain words, somebody or something of the catalog, or a moment. */
export type SentencePart = string | { ref: string } | { time: string };

/** An entry of the audit log in human words. */
export type AuditSentence = {
  parts: SentencePart[];
  /** What somebody wrote, or why the system did it. */
  comment?: string;
  tone: Tone;
};

type Described = {
  parts: SentencePart[];
  tone?: Tone;
};

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** Texts of a list, or the one text. */
const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap(item => text(item) ?? []);

const time = (value: unknown): { time: string } | undefined =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value))
    ? { time: value }
    : undefined;

/** "a", "a and b", "a, b and c". */
export function enumerate(refs: string[]): SentencePart[] {
  return refs.flatMap((ref, index): SentencePart[] => {
    if (index === 0) return [{ ref }];
    return [index === refs.length - 1 ? ' and ' : ', ', { ref }];
  });
}

/** Who did it, to begin a sentence with. */
function who(actor: string): SentencePart {
  if (actor.startsWith('system:')) return 'The portal';
  if (actor.startsWith('service:')) {
    return `The service ${actor.slice('service:'.length)}`;
  }
  return { ref: actor };
}

const quoted = (name: string | undefined) => (name ? ` “${name}”` : '');

const DESCRIPTIONS: Record<
  string,
  (actor: SentencePart, entry: AuditEntry) => Described
> = {
  'request.created': (actor, { actor: ref, consumer, data }) => ({
    parts: [
      actor,
      data.kind === 'renewal' ? ' asked to keep access' : ' asked for access',
      ...(consumer && consumer !== ref ? [' for ', { ref: consumer }] : []),
    ],
    tone: 'info',
  }),
  'request.approved': actor => ({
    parts: [actor, ' approved the request'],
    tone: 'good',
  }),
  'request.step-approved': (actor, { data }) => ({
    parts: [
      actor,
      ` approved the step${quoted(text(data.name))}`,
      ...(data.complete === false ? [', which needs more approvals'] : []),
    ],
    tone: 'good',
  }),
  'request.auto-approved': () => ({
    parts: ['The request was approved at once, as its product allows'],
    tone: 'good',
  }),
  'request.rejected': actor => ({
    parts: [actor, ' rejected the request'],
    tone: 'danger',
  }),
  'request.withdrawn': actor => ({ parts: [actor, ' took the request back'] }),
  'request.expired': () => ({
    parts: ['The request expired: nobody decided in time'],
    tone: 'caution',
  }),
  'request.closed': () => ({
    parts: ['The request was closed'],
    tone: 'caution',
  }),
  'request.commented': (actor, { data }) => ({
    parts: [actor, data.question === true ? ' asked' : ' wrote'],
    tone: data.question === true ? 'info' : 'neutral',
  }),
  'request.delegated': (actor, { data }) => ({
    parts: [
      actor,
      ' let ',
      ...(texts(data.to).length > 0
        ? enumerate(texts(data.to))
        : ['somebody else']),
      ' decide in their place',
    ],
  }),
  'request.escalated': (actor, { data }) => ({
    parts:
      texts(data.to).length > 0
        ? [
            actor,
            ` brought the step${quoted(text(data.name))} before `,
            ...enumerate(texts(data.to)),
          ]
        : [
            actor,
            ` found nobody else to ask about the step${quoted(text(data.name))}`,
          ],
    tone: 'caution',
  }),
  'request.reminded': (_, { data }) => ({
    parts: [
      'The portal reminded ',
      ...(texts(data.to).length > 0
        ? enumerate(texts(data.to))
        : ['those who can decide']),
    ],
  }),
  'grant.opened': (_, { data }) => ({
    parts: [
      data.supersedes
        ? 'The grant was opened in the place of another one'
        : 'The grant was opened',
    ],
    tone: 'good',
  }),
  'grant.scheduled': (_, { data }) => ({
    parts: [
      text(data.target)
        ? `Provisioning was planned in ${text(data.target)}`
        : 'Provisioning was planned',
    ],
    tone: 'info',
  }),
  'grant.provisioned': () => ({
    parts: ['Access is in place in the platform'],
    tone: 'good',
  }),
  'grant.deprovisioned': () => ({
    parts: ['Access is gone from the platform'],
  }),
  'grant.expired': () => ({
    parts: ['The grant ended: its time was over'],
    tone: 'caution',
  }),
  'grant.revoked': actor => ({
    parts: [actor, ' took the access away'],
    tone: 'danger',
  }),
  'grant.returned': actor => ({ parts: [actor, ' gave the access back'] }),
  'grant.superseded': () => ({
    parts: ['The grant ended: another one took its place'],
  }),
  'grant.extended': (actor, { data }) => {
    const endsAt = time(data.endsAt ?? data.to);
    return {
      parts: endsAt
        ? [actor, ' let the access last until ', endsAt]
        : [actor, ' let the access last longer'],
      tone: 'good',
    };
  },
  'grant.renewed': (_, { data }) => {
    const endsAt = time(data.endsAt ?? data.to);
    return {
      parts: endsAt
        ? ['The grant was renewed until ', endsAt]
        : ['The grant was renewed'],
      tone: 'good',
    };
  },
  'grant.recertified': actor => ({
    parts: [actor, ' confirmed that the access is still right'],
    tone: 'good',
  }),
  'grant.blocked': () => ({
    parts: ['Provisioning is stuck'],
    tone: 'danger',
  }),
  'grant.unblocked': () => ({
    parts: ['Provisioning is no longer stuck'],
    tone: 'good',
  }),
  'grant.drifted': () => ({
    parts: ['The platform was found to give something else than it should'],
    tone: 'caution',
  }),
  'grant.healed': () => ({
    parts: ['The platform was put right again'],
    tone: 'good',
  }),
  'grant.retried': actor => ({
    parts: [actor, ' had the provisioning tried again'],
  }),
  'grant.members-removed': (_, { data }) => ({
    parts: [
      ...(texts(data.members).length > 0
        ? enumerate(texts(data.members))
        : ['Some members']),
      ' no longer get in: they left those who have the access',
    ],
    tone: 'caution',
  }),
  'grant.warned': (_, { data }) => {
    const endsAt = time(data.endsAt);
    return {
      parts: endsAt
        ? ['The portal gave warning that access ends on ', endsAt]
        : ['The portal gave warning that access ends soon'],
      tone: 'caution',
    };
  },
  'task.created': (_, { data }) => ({
    parts: [
      `A task to be done by hand was given ${data.again === true ? 'again ' : ''}to `,
      ...(texts(data.assignees).length > 0
        ? enumerate(texts(data.assignees))
        : ['those who provision']),
    ],
    tone: 'info',
  }),
  'task.completed': (actor, { data }) =>
    data.outcome === 'refused'
      ? { parts: [actor, ' said that the task cannot be done'], tone: 'danger' }
      : { parts: [actor, ' did the task'], tone: 'good' },
  'task.cancelled': () => ({ parts: ['The task is no longer needed'] }),
  'provisioning.stopped': () => ({
    parts: ['Provisioning stopped itself: it changes nothing until resumed'],
    tone: 'danger',
  }),
  'provisioning.resumed': actor => ({
    parts: [actor, ' let provisioning go on'],
    tone: 'good',
  }),
};

/** Every action that has words of its own; the log may hold others. */
export const AUDIT_ACTIONS: readonly string[] = Object.keys(DESCRIPTIONS);

/** An entry in words; an action that is not known is named as it is. */
export function describeAuditEntry(entry: AuditEntry): AuditSentence {
  const actor = who(entry.actor);
  const describe = Object.hasOwn(DESCRIPTIONS, entry.action)
    ? DESCRIPTIONS[entry.action]
    : undefined;
  const { parts, tone = 'neutral' } = describe?.(actor, entry) ?? {
    parts: [actor, `: ${entry.action}`],
  };
  return {
    parts: entry.onBehalfOf
      ? [...parts, ', in place of ', { ref: entry.onBehalfOf }]
      : parts,
    comment: text(entry.data.comment) ?? text(entry.data.reason),
    tone,
  };
}
