import { useId, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import type { Incident } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ConfirmDialog, MAX_COMMENT, Notice } from '../../products/components';
import { isConflict, useQualityAction } from '../../query';

/** As long as the API takes what everybody may read. */
const MAX_STATUS = 1000;

/**
 * Says that somebody sees to an incident: a note for the people of the product,
 * and what everybody may read. When somebody else was faster, what was typed
 * stays, beside what holds by then.
 */
export function AcknowledgeDialog(props: {
  /** As it is now, also while the dialog is open. */
  incident: Incident;
  onClose: () => void;
}) {
  const { incident, onClose } = props;
  const { busy, error, run } = useQualityAction();
  const noteId = useId();
  const statusId = useId();
  const [note, setNote] = useState(incident.note ?? '');
  const [publicStatus, setPublicStatus] = useState(incident.publicStatus ?? '');
  const known = incident.state === 'acknowledged';
  return (
    <ConfirmDialog
      open
      title={known ? 'Change what was said' : 'See to this incident'}
      confirm={known ? 'Save' : 'Acknowledge'}
      disabled={note.trim() === ''}
      busy={busy}
      error={error}
      errorTitle={
        isConflict(error)
          ? 'Somebody was faster'
          : 'The incident could not be changed'
      }
      onClose={onClose}
      onConfirm={async () => {
        const done = await run(
          client =>
            client.POST('/quality/incidents/{id}/acknowledge', {
              params: { path: { id: incident.id } },
              body: {
                note: note.trim(),
                publicStatus: publicStatus.trim() || undefined,
                version: incident.version,
              },
            }),
          { success: known ? 'Saved' : 'The incident is seen to' },
        );
        if (done) onClose();
      }}
    >
      <div>{incident.title}</div>
      {isConflict(error) && (
        <Notice tone="caution">
          {conflictText(incident)} What you typed is still here.
        </Notice>
      )}
      <TextField
        id={noteId}
        label="Note"
        helperText="For the people of the product: what is known, who does what"
        required
        value={note}
        onChange={event => setNote(event.target.value)}
        inputProps={{ maxLength: MAX_COMMENT }}
        variant="outlined"
        multiline
        minRows={3}
        maxRows={10}
        fullWidth
      />
      <TextField
        id={statusId}
        label="Public status (optional)"
        helperText="For everybody who uses the product: what is wrong, until when"
        value={publicStatus}
        onChange={event => setPublicStatus(event.target.value)}
        inputProps={{ maxLength: MAX_STATUS }}
        variant="outlined"
        multiline
        minRows={2}
        maxRows={6}
        fullWidth
      />
    </ConfirmDialog>
  );
}

/** What became of the incident meanwhile. */
function conflictText(incident: Incident): string {
  switch (incident.state) {
    case 'resolved':
      return 'The incident is resolved by now.';
    case 'acknowledged':
      return incident.note
        ? `It is seen to by now, with the note: “${incident.note}”. Save to replace it.`
        : 'It is seen to by now. Save to replace what was said.';
    default:
      return 'It has changed meanwhile. Try again.';
  }
}
