import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import type { Observation } from '@backstage-data-mesh/plugin-data-mesh-node';
import { listOf, sameList } from './componentList';
import { namedRefs } from './namedRefs';
import { haveLeaversRemoved } from './removeByHand';
import type { UpdateOutcome } from './WitboostClient';
import { remember, toObservation, type Work } from './work';

type Wanted = 'present' | 'absent';

/** Has the service make its list so that it holds, or lacks, this grant. */
export async function updateList(
  wanted: Wanted,
  work: Work,
): Promise<Observation> {
  const { pending } = work.state;
  if (!pending) {
    // Whom the service did not know last time, it may know by now.
    return send(wanted, remember(work, { refused: [] }));
  }
  const settled = remember(work, { pending: undefined });
  const status = await work.client.status(pending.token, work.context.signal);
  switch (status.kind) {
    case 'running':
      return unfinished(work);
    case 'failed':
      return mend(wanted, settled, pending.refs, status, true);
    case 'done': {
      const done = accept(settled, pending.own, pending.wanted);
      // Meanwhile members or other grants came or went; and work of several
      // grants may have ended in another order than it began.
      return pending.wanted === wanted &&
        sameList(pending.refs, listFor(wanted, done))
        ? finish(wanted, done)
        : send(wanted, done);
    }
    default:
      // Lost with a restart of the service: the list says it all again.
      return send(wanted, settled);
  }
}

/** The grant's own part of the list. */
function ownOf(wanted: Wanted, { mine, state }: Work): string[] {
  return wanted === 'absent'
    ? []
    : [...mine.refs.keys()].filter(ref => !state.refused.includes(ref));
}

function listFor(wanted: Wanted, work: Work): string[] {
  return listOf(
    ownOf(wanted, work),
    work.target.aclSemantics === 'replace' ? (work.others?.refs ?? []) : [],
  );
}

async function send(
  wanted: Wanted,
  before: Work,
  mayRetry = true,
): Promise<Observation> {
  const work = wanted === 'present' ? await validate(before) : before;
  const { client, context, snapshot } = work;
  const own = ownOf(wanted, work);
  const refs = listFor(wanted, work);
  await context.checkFence();
  const outcome = await client.updateAcl(
    refs,
    snapshot.descriptor,
    context.signal,
  );
  switch (outcome.kind) {
    case 'done':
      return finish(wanted, accept(work, own, wanted));
    case 'running':
      return unfinished(
        remember(work, {
          pending: { token: outcome.token, wanted, refs, own },
        }),
      );
    default:
      return mend(wanted, work, refs, outcome, mayRetry);
  }
}

async function validate(work: Work): Promise<Work> {
  const { client, context, snapshot, state } = work;
  const hash = createHash('sha256').update(snapshot.descriptor).digest('hex');
  if (state.validated === hash) {
    return work;
  }
  await client.validate(snapshot.descriptor, context.signal);
  return remember(work, { validated: hash });
}

/**
 * A service may refuse the whole list for one identity that it does not know.
 * Newcomers that it names are left out, once. Who has access already is never
 * left out: that would take it away because of a word in a message.
 */
async function mend(
  wanted: Wanted,
  work: Work,
  refs: string[],
  outcome: Extract<UpdateOutcome, { why: string }>,
  mayRetry: boolean,
): Promise<Observation> {
  const { others, snapshot, state, target } = work;
  const newcomers = namedRefs(outcome.why, refs).filter(
    ref => !state.accepted.includes(ref) && !others?.accepted.has(ref),
  );
  if (newcomers.length && mayRetry) {
    const fewer = others && {
      ...others,
      refs: new Set(listOf(others.refs).filter(r => !newcomers.includes(r))),
    };
    const refused = listOf(state.refused, newcomers);
    return send(
      wanted,
      remember({ ...work, others: fewer }, { refused }),
      false,
    );
  }
  const problem = `${target.title} could not change who may use ${snapshot.componentId}: ${outcome.why}`;
  if (outcome.kind === 'refused') {
    throw new InputError(problem);
  }
  return toObservation(work, 'unknown', { problem });
}

/** The work with what the service has taken over. */
function accept(work: Work, own: string[], wanted: Wanted): Work {
  if (wanted === 'absent') {
    return remember(work, { accepted: [] });
  }
  // Who left is off a list that was replaced, and still on one that grew.
  const before = work.target.aclSemantics === 'add' ? work.state.accepted : [];
  return remember(work, { accepted: listOf(before, own) });
}

async function finish(wanted: Wanted, work: Work): Promise<Observation> {
  const { mine, state, target } = work;
  if (wanted === 'absent') {
    return toObservation(work, 'absent');
  }
  if (mine.refs.size && !state.accepted.length) {
    return toObservation(work, 'absent', {
      problem: `${target.title} accepts nobody of this grant: ${state.refused.join(', ')}.`,
    });
  }
  return target.aclSemantics === 'add'
    ? haveLeaversRemoved(work)
    : toObservation(work, 'present');
}

function unfinished(work: Work): Observation {
  return toObservation(work, 'unknown', { pendingMs: work.target.pollMs });
}
