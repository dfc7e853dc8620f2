import type {
  AccessRequest,
  Grant,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Tone } from '../../products/components';

/** A state in words: a label, a sentence, and how it sounds. */
export type StateWords = {
  label: string;
  sentence: string;
  tone: Tone;
  /** Which picture supports the label. */
  sign: 'waiting' | 'good' | 'working' | 'warning' | 'problem' | 'over';
};

/** A request's state in words. */
export function requestWords(
  request: Pick<AccessRequest, 'state' | 'step' | 'reason' | 'autoApproved'>,
): StateWords {
  const { state, step, reason, autoApproved } = request;
  const because = reason ? ` ${reason}` : '';
  switch (state) {
    case 'pending':
      return step?.awaitingAnswer
        ? {
            label: 'Question asked',
            sentence: 'An approver asked a question and waits for an answer.',
            tone: 'caution',
            sign: 'warning',
          }
        : {
            label: 'Waiting',
            sentence: step
              ? `Waits for approval: ${step.name}${
                  step.of > 1 ? `, step ${step.position + 1} of ${step.of}` : ''
                }.`
              : 'Waits for a decision.',
            tone: 'info',
            sign: 'waiting',
          };
    case 'approved':
      return {
        label: 'Approved',
        sentence: autoApproved
          ? 'Approved at once, as the port allows.'
          : 'Approved.',
        tone: 'good',
        sign: 'good',
      };
    case 'rejected':
      return {
        label: 'Rejected',
        sentence: `Rejected.${because}`,
        tone: 'danger',
        sign: 'problem',
      };
    case 'withdrawn':
      return {
        label: 'Withdrawn',
        sentence: `Taken back before a decision.${because}`,
        tone: 'neutral',
        sign: 'over',
      };
    case 'expired':
      return {
        label: 'Expired',
        sentence: `Nobody decided in time.${because}`,
        tone: 'caution',
        sign: 'over',
      };
    case 'closed':
      return {
        label: 'Closed',
        sentence: `The product or its port is gone.${because}`,
        tone: 'neutral',
        sign: 'over',
      };
    default:
      return { label: state, sentence: '', tone: 'neutral', sign: 'over' };
  }
}

/** What of a grant its words depend on. */
export type GrantWordsInput = Pick<
  Grant,
  | 'status'
  | 'end'
  | 'endReason'
  | 'desired'
  | 'observed'
  | 'phase'
  | 'health'
  | 'blockedReason'
>;

/**
 * A grant's state in words: what is wanted, what the platform was seen to
 * give, and what is done about the difference.
 */
export function grantWords(grant: GrantWordsInput): StateWords {
  const { status, desired, observed, phase, health, blockedReason } = grant;
  // What hinders is told in every state that it can hinder.
  const hindered = blockedReason ? ` ${blockedReason}` : '';
  if (status === 'ended' || desired === 'absent') {
    return status === 'scheduled' ? scheduled() : endedWords(grant);
  }
  if (phase === 'blocked') {
    return {
      label: 'Not set up',
      sentence: `Approved, but it could not be set up.${hindered}`,
      tone: 'danger',
      sign: 'problem',
    };
  }
  if (health === 'drifted') {
    return {
      label: 'Being repaired',
      sentence: `The platform gives something else than was granted; it is being put right.${hindered}`,
      tone: 'caution',
      sign: 'warning',
    };
  }
  if (observed === 'present') {
    return health === 'unverified'
      ? {
          label: 'Active, not verified',
          sentence: 'Set up, but the platform could not be asked lately.',
          tone: 'caution',
          sign: 'warning',
        }
      : {
          label: 'Active',
          sentence: 'Set up and verified in the platform.',
          tone: 'good',
          sign: 'good',
        };
  }
  if (observed === 'partial') {
    return {
      label: 'Partly set up',
      sentence: `The platform gives a part of it; the rest is on its way.${hindered}`,
      tone: 'caution',
      sign: 'warning',
    };
  }
  return {
    label: 'Being set up',
    sentence: `Approved; the platform is being told.${hindered}`,
    tone: hindered ? 'caution' : 'info',
    sign: hindered ? 'warning' : 'working',
  };
}

function scheduled(): StateWords {
  return {
    label: 'Scheduled',
    sentence: 'Approved; it begins later.',
    tone: 'info',
    sign: 'waiting',
  };
}

const ENDS: Record<NonNullable<Grant['end']>, [string, string]> = {
  expired: ['Expired', 'Its time is over.'],
  revoked: ['Revoked', 'It was taken away.'],
  returned: ['Given back', 'It was given back.'],
  superseded: ['Replaced', 'A newer grant took its place.'],
};

function endedWords(grant: GrantWordsInput): StateWords {
  const { end, endReason, observed, phase, blockedReason } = grant;
  const [label, sentence] = end ? ENDS[end] : ENDS.expired;
  const because = endReason ? ` ${endReason}` : '';
  if (phase === 'blocked') {
    return {
      label: `${label}, still live`,
      sentence:
        `${sentence}${because} The platform could not be told, so the access may still work. ${
          blockedReason ?? ''
        }`.trim(),
      tone: 'danger',
      sign: 'problem',
    };
  }
  // Only what was seen to be gone is gone.
  if (observed !== 'absent') {
    return {
      label: `${label}, being removed`,
      sentence: `${sentence}${because} The platform is being told.${
        blockedReason ? ` ${blockedReason}` : ''
      }`,
      tone: 'caution',
      sign: 'working',
    };
  }
  return {
    label,
    sentence: `${sentence}${because}`,
    tone: 'neutral',
    sign: 'over',
  };
}
