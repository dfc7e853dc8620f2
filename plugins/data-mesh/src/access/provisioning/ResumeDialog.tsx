import { ConfirmDialog, useAccessAction } from '../components';
import { Notice } from '../../products/components/Notice';

/** Lets provisioning change platforms again, for a reason that is written down. */
export function ResumeDialog(props: {
  /** Why it stopped. */
  reason: string | undefined;
  onClose: () => void;
}) {
  const { reason, onClose } = props;
  const { busy, error, run } = useAccessAction();
  const resume = async (comment: string) => {
    const status = await run(
      client =>
        client.POST('/access/provisioning/resume', { body: { comment } }),
      { success: 'Provisioning is working again' },
    );
    if (status) {
      onClose();
    }
  };
  return (
    <ConfirmDialog
      open
      title="Resume provisioning?"
      confirm="Resume"
      comment={{
        label: 'Why it may go on',
        required: true,
        helperText: 'What you looked at. It stands in the audit log.',
      }}
      busy={busy}
      error={error}
      errorTitle="Provisioning was not resumed"
      onConfirm={resume}
      onClose={onClose}
    >
      {reason && <Notice tone="caution">{reason}</Notice>}
      <span>
        The portal goes through all grants at once, and makes the platforms as
        its ledger says now: it gives what is approved and missing, and takes
        away what has ended and the access of those who left their group. From
        then on this installation counts as the one that the ledger belongs to.
        Never resume a copy beside its original.
      </span>
    </ConfirmDialog>
  );
}
