import { useId, useState } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import TextField from '@material-ui/core/TextField';
import type { Grant } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ConfirmDialog } from '../../../products/components/ConfirmDialog';
import { PersonLink } from '../PersonLink';
import { formatDay } from '../../../products/components/formatMoment';
import { useAccessAction } from '../useAccessAction';
import { endOfDay, toDayInput } from './days';

/** What every dialog about a grant is given. */
export type GrantDialogProps = { grant: Grant; onClose: () => void };

/** The grant in a sentence. */
function WhatAndWho(props: { grant: Grant }) {
  const { grant } = props;
  return (
    <>
      <strong>{grant.portTitle ?? grant.port}</strong> of{' '}
      <strong>{grant.product.title}</strong> for{' '}
      <PersonLink entityRef={grant.consumer} hideIcon />
    </>
  );
}

/** Its consumer gives access back. */
export function ReturnDialog({ grant, onClose }: GrantDialogProps) {
  const { run, busy, error } = useAccessAction();
  return (
    <ConfirmDialog
      open
      title="Give access back?"
      confirm="Give back"
      comment={{ label: 'Comment (optional)' }}
      busy={busy}
      error={error}
      errorTitle="Access could not be given back"
      onClose={onClose}
      onConfirm={async comment => {
        const done = await run(
          client =>
            client.POST('/access/grants/{id}/return', {
              params: { path: { id: grant.id } },
              body: { comment: comment || undefined, version: grant.version },
            }),
          { success: 'Access was given back' },
        );
        if (done) onClose();
      }}
    >
      <div>
        You give up <WhatAndWho grant={grant} />. To have it again, you would
        have to ask anew.
      </div>
    </ConfirmDialog>
  );
}

/** An owner or overseer takes access away. */
export function RevokeDialog({ grant, onClose }: GrantDialogProps) {
  const { run, busy, error } = useAccessAction();
  const [endSessions, setEndSessions] = useState(false);
  const helperId = useId();
  return (
    <ConfirmDialog
      open
      title="Revoke access?"
      confirm="Revoke"
      comment={{
        label: 'Reason',
        required: true,
        helperText: 'Told to who loses access, and kept in the audit log',
      }}
      busy={busy}
      error={error}
      errorTitle="Access could not be revoked"
      onClose={onClose}
      onConfirm={async comment => {
        const done = await run(
          client =>
            client.POST('/access/grants/{id}/revoke', {
              params: { path: { id: grant.id } },
              body: { comment, endSessions, version: grant.version },
            }),
          { success: 'Access was revoked' },
        );
        if (done) onClose();
      }}
    >
      <div>
        <WhatAndWho grant={grant} />, which would last until{' '}
        {formatDay(grant.endsAt)}, ends now.
      </div>
      <div>
        <FormControlLabel
          control={
            <Checkbox
              color="primary"
              checked={endSessions}
              onChange={event => setEndSessions(event.target.checked)}
              inputProps={{ 'aria-describedby': helperId }}
            />
          }
          label="End open connections too"
        />
        <FormHelperText id={helperId}>
          Where the platform can. Otherwise what is running may finish.
        </FormHelperText>
      </div>
    </ConfirmDialog>
  );
}

/** An owner lets a grant end later. */
export function ExtendDialog({ grant, onClose }: GrantDialogProps) {
  const { run, busy, error } = useAccessAction();
  const fieldId = useId();
  const [day, setDay] = useState('');
  const endsAt = endOfDay(day);
  const sooner =
    endsAt !== undefined &&
    endsAt.getTime() <= new Date(grant.endsAt).getTime();
  return (
    <ConfirmDialog
      open
      title="Extend access"
      confirm="Extend"
      comment={{ label: 'Reason', required: true }}
      disabled={endsAt === undefined || sooner}
      busy={busy}
      error={error}
      errorTitle="Access could not be extended"
      onClose={onClose}
      onConfirm={async comment => {
        if (!endsAt) return;
        const done = await run(
          client =>
            client.POST('/access/grants/{id}/extend', {
              params: { path: { id: grant.id } },
              body: {
                endsAt: endsAt.toISOString(),
                comment,
                version: grant.version,
              },
            }),
          {
            success: `Access was extended to ${formatDay(endsAt.toISOString())}`,
          },
        );
        if (done) onClose();
      }}
    >
      <div>
        <WhatAndWho grant={grant} /> ends on {formatDay(grant.endsAt)}.
      </div>
      <TextField
        id={fieldId}
        type="date"
        label="New end"
        required
        value={day}
        onChange={event => setDay(event.target.value)}
        error={sooner}
        helperText={
          sooner
            ? 'Choose a day after the present end'
            : 'Access ends at the end of that day'
        }
        inputProps={{ min: toDayInput(new Date(grant.endsAt)) }}
        InputLabelProps={{ shrink: true }}
        variant="outlined"
      />
    </ConfirmDialog>
  );
}

/** An owner confirms that access is still right. */
export function RecertifyDialog({ grant, onClose }: GrantDialogProps) {
  const { run, busy, error } = useAccessAction();
  return (
    <ConfirmDialog
      open
      title="Is this access still right?"
      confirm="Confirm access"
      comment={{ label: 'Comment (optional)' }}
      busy={busy}
      error={error}
      errorTitle="Access could not be confirmed"
      onClose={onClose}
      onConfirm={async comment => {
        const done = await run(
          client =>
            client.POST('/access/grants/{id}/recertify', {
              params: { path: { id: grant.id } },
              body: { comment: comment || undefined, version: grant.version },
            }),
          { success: 'Access was confirmed' },
        );
        if (done) onClose();
      }}
    >
      <div>
        <WhatAndWho grant={grant} />, for {grant.purpose.title}, until{' '}
        {formatDay(grant.endsAt)}.
      </div>
      {grant.contractChanged && (
        <div>
          The contract has changed since this was approved. Confirmed, the
          access follows the contract of today.
        </div>
      )}
    </ConfirmDialog>
  );
}
