import { createHash } from 'node:crypto';
import type {
  Observation,
  TaskStatus,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { listOf } from './componentList';
import { removalTask } from './removalTask';
import { remember, toObservation, type Work } from './work';

const HOUR = 60 * 60_000;

/** Where a service can only add, a person takes away who has left. */
export async function haveLeaversRemoved(work: Work): Promise<Observation> {
  const { mine, others, state } = work;
  const left = state.accepted.filter(ref => !mine.refs.has(ref));
  // What another grant gives is that grant's to end.
  const leavers = left.filter(ref => !others?.refs.has(ref));
  const staying = state.accepted.filter(ref => mine.refs.has(ref));
  if (!leavers.length) {
    return toObservation(remember(work, { accepted: staying }), 'present');
  }
  const hash = createHash('sha256').update(leavers.join('\n')).digest('hex');
  const task = await ask(work, `leavers-${hash.slice(0, 16)}`, leavers);
  return task.status === 'done'
    ? toObservation(
        remember(work, { accepted: staying, tasks: state.tasks + 1 }),
        'present',
      )
    : notDone(
        remember(work, { accepted: [...staying, ...leavers] }),
        task,
        'partial',
      );
}

/** Where a service can only add, a person takes a grant's access away. */
export async function haveGrantRemoved(before: Work): Promise<Observation> {
  const { client, context, mine, others, snapshot, target } = before;
  let work = before;
  const { pending } = work.state;
  if (pending) {
    const status = await client.status(pending.token, context.signal);
    if (status.kind === 'running') {
      // It might add after the person has taken away.
      return toObservation(work, 'unknown', { pendingMs: target.pollMs });
    }
    work = remember(work, {
      pending: undefined,
      accepted: listOf(work.state.accepted, pending.own),
    });
  }
  const { accepted, last, tasks } = work.state;
  if (last === 'absent' && !accepted.length) {
    return toObservation(work, 'absent');
  }
  // Those of today too: a call may have been made and not recorded.
  const held = listOf(accepted, mine.refs.keys());
  const needed = held.filter(ref => others?.refs.has(ref));
  const refs = held.filter(ref => !needed.includes(ref));
  const gone = { accepted: [], refused: [] };
  if (!refs.length && work.isKnown) {
    return toObservation(remember(work, gone), 'absent');
  }
  const task = await ask(work, 'revoke', refs);
  if (task.status !== 'done') {
    return notDone(work, task, 'present');
  }
  if (needed.length) {
    // In case the person took them away too.
    await context.checkFence();
    await client.updateAcl(needed, snapshot.descriptor, context.signal);
  }
  return toObservation(remember(work, { ...gone, tasks: tasks + 1 }), 'absent');
}

function ask(
  { context, snapshot, state, target }: Work,
  key: string,
  refs: string[],
): Promise<TaskStatus> {
  return context.requestTask(
    removalTask({
      key: `${key}-${state.tasks}`,
      title: target.title,
      componentId: snapshot.componentId,
      consumer: snapshot.consumer.ref,
      refs,
    }),
  );
}

function notDone(
  work: Work,
  task: TaskStatus,
  observed: 'present' | 'partial',
): Observation {
  if (task.status === 'open') {
    // A person who is done wakes the reconciler.
    return toObservation(work, observed, { pendingMs: HOUR });
  }
  // Access that should be gone stays a task: the next one is another.
  return toObservation(
    remember(work, { tasks: work.state.tasks + 1 }),
    observed,
    task.status === 'refused'
      ? {
          problem: `The access was not taken away by hand: ${task.comment ?? 'no reason was given.'}`,
          pendingMs: 24 * HOUR,
        }
      : { pendingMs: work.target.pollMs },
  );
}
