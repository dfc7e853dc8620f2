import {
  canBeMet,
  conflictOfInterest,
  type ApprovalMode,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { AccessRoom } from '../AccessRoom';
import type { Delegation } from './record';
import { stepPeople, type Conflicts } from './stepPeople';

/** Deeper than any organisation. */
const MOST_LEVELS = 30;

type Asking = {
  mode: ApprovalMode;
  quorum?: number;
  approvers: string[];
  delegations?: readonly Delegation[];
};

/** A step after it was brought before others. */
export type Escalation = {
  mode: ApprovalMode;
  quorum?: number;
  approvers: string[];
  /** References that are asked as well now. */
  added: string[];
  /** Everybody who may decide now. */
  eligible: string[];
};

/**
 * Whom a step can be brought before: the nearest groups above its approvers
 * with anybody in them who is not asked yet and has no interest of their own,
 * else the fallback approvers.
 *
 * Where all had to approve, as many people as were asked so far have to: those
 * above stand in for those who are silent, one for one.
 *
 * @returns undefined when nobody is left
 */
export async function bringBeforeOthers(
  room: Pick<AccessRoom, 'people' | 'options'>,
  step: Asking,
  conflicts: Conflicts,
): Promise<Escalation | undefined> {
  const { people, options } = room;
  const before = await stepPeople(people, conflicts, step);
  const asked = new Set([
    ...before.eligible,
    ...(step.delegations ?? []).map(({ from }) => from),
  ]);
  const withNewPeople = async (refs: string[]) => {
    const found = await people.approvers(refs);
    return found.some(
      person => !asked.has(person) && !conflictOfInterest(person, conflicts),
    );
  };
  const bring = async (added: string[]): Promise<Escalation> => {
    const approvers = [...step.approvers, ...added];
    const { eligible } = await stepPeople(people, conflicts, {
      ...step,
      approvers,
    });
    return {
      ...(step.mode === 'all'
        ? {
            mode: 'quorum',
            quorum: Math.max(
              1,
              Math.min(before.eligible.length, eligible.length),
            ),
          }
        : { mode: step.mode, quorum: step.quorum }),
      approvers,
      added,
      eligible,
    };
  };

  const seen = new Set(step.approvers);
  let level = step.approvers;
  for (let depth = 0; depth < MOST_LEVELS && level.length > 0; depth += 1) {
    level = (await people.above(level)).filter(ref => !seen.has(ref));
    if (level.length > 0 && (await withNewPeople(level))) {
      return bring(level);
    }
    level.forEach(ref => seen.add(ref));
  }
  const fallback = options.approvals.fallbackApprovers.filter(
    ref => !step.approvers.includes(ref),
  );
  return fallback.length > 0 && (await withNewPeople(fallback))
    ? bring(fallback)
    : undefined;
}

/** How a step opens: with whom, and after how many escalations. */
export type Opening = Omit<Escalation, 'added'> & {
  escalations: string[][];
  /** Too few people are left, and nobody above them. */
  stuck: boolean;
};

/**
 * Finds people for a step that is about to open. A step that too few people
 * could decide is brought before others at once; it is never approved by
 * nobody.
 */
export async function planOpening(
  room: Pick<AccessRoom, 'people' | 'options'>,
  step: Asking,
  conflicts: Conflicts,
): Promise<Opening> {
  const { eligible } = await stepPeople(room.people, conflicts, step);
  let opening: Opening = { ...step, eligible, escalations: [], stuck: false };
  while (!canBeMet(opening, opening.eligible.length)) {
    const next = await bringBeforeOthers(room, opening, conflicts);
    if (!next) {
      return { ...opening, stuck: true };
    }
    const { added, ...rest } = next;
    opening = {
      ...rest,
      escalations: [...opening.escalations, added],
      stuck: false,
    };
  }
  return opening;
}
