import { useId, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { addDuration } from '@backstage-data-mesh/plugin-data-mesh-common';
import { Answer } from '../../../products/entity/Answer';
import { ConfirmDialog } from '../../../products/components/ConfirmDialog';
import { durationWords } from '../durationWords';
import { formatDay } from '../../../products/components/formatMoment';
import { useAccessAction } from '../useAccessAction';
import { usePortAccess } from '../usePortAccess';
import type { GrantDialogProps } from './GrantDialogs';

/** Its consumer asks to keep access after its end. */
export function RenewDialog({ grant, onClose }: GrantDialogProps) {
  const { run, busy, error } = useAccessAction();
  const result = usePortAccess(grant.product.ref, grant.port);
  const fieldId = useId();
  const [chosen, setChosen] = useState<string | undefined>();
  const duration = chosen ?? result.data?.durations.default;
  return (
    <ConfirmDialog
      open
      title="Renew access"
      confirm="Ask to renew"
      comment={{
        label: 'Why it is still needed (optional)',
        helperText: 'Without it, your first reason is shown again',
      }}
      disabled={duration === undefined}
      busy={busy}
      error={error}
      errorTitle="The renewal could not be asked for"
      onClose={onClose}
      onConfirm={async justification => {
        if (!duration) return;
        const done = await run(
          client =>
            client.POST('/access/grants/{id}/renew', {
              params: { path: { id: grant.id } },
              body: { duration, justification: justification || undefined },
            }),
          { success: 'The renewal was asked for' },
        );
        if (done) onClose();
      }}
    >
      <div>
        Your access to <strong>{grant.portTitle ?? grant.port}</strong> of{' '}
        <strong>{grant.product.title}</strong> ends on {formatDay(grant.endsAt)}
        . It goes on without a gap if the renewal is approved before.
      </div>
      <Answer result={result} what="The durations" lines={1}>
        {({ durations }) => (
          <TextField
            select
            id={fieldId}
            label="For how much longer"
            value={duration}
            onChange={event => setChosen(event.target.value)}
            SelectProps={{ native: true }}
            InputLabelProps={{ shrink: true }}
            helperText={
              duration &&
              `Until ${formatDay(
                addDuration(new Date(grant.endsAt), duration).toISOString(),
              )}, if approved`
            }
            variant="outlined"
            fullWidth
          >
            {durations.choices.map(choice => (
              <option key={choice} value={choice}>
                {durationWords(choice)}
              </option>
            ))}
          </TextField>
        )}
      </Answer>
    </ConfirmDialog>
  );
}
