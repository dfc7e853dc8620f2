import type { ProvisioningTask } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ConfirmDialog, useAccessAction } from '../components';

export type TaskOutcome = 'done' | 'refused';

const WORDS = {
  done: {
    title: 'Say that it was done',
    confirm: 'It is done',
    comment: { label: 'Comment' },
    success: 'Thank you: the task is done',
  },
  refused: {
    title: 'Say that it cannot be done',
    confirm: 'It cannot be done',
    comment: {
      label: 'Why not',
      required: true,
      helperText: 'The requester and the owner of the product read it.',
    },
    success: 'It was noted that the task cannot be done',
  },
} as const;

/** Closes a task of provisioning by hand. */
export function CompleteTaskDialog(props: {
  task: ProvisioningTask;
  outcome: TaskOutcome;
  onClose: () => void;
}) {
  const { task, outcome, onClose } = props;
  const { success, ...words } = WORDS[outcome];
  const { busy, error, run } = useAccessAction();
  return (
    <ConfirmDialog
      {...words}
      open
      busy={busy}
      error={error}
      errorTitle="The task could not be closed"
      onConfirm={async comment => {
        const closed = await run(
          client =>
            client.POST('/access/tasks/{id}/complete', {
              params: { path: { id: task.id } },
              body: { outcome, ...(comment && { comment }) },
            }),
          { success },
        );
        if (closed) onClose();
      }}
      onClose={onClose}
    >
      {task.title}
    </ConfirmDialog>
  );
}
