import { useState } from 'react';
import type { AccessRequest } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ConfirmDialog, useAccessAction } from '../components';
import { EntityField } from './EntityField';

/** Lets somebody else decide the step that is open. */
export function DelegateDialog(props: {
  request: AccessRequest;
  onClose: () => void;
  onDone?: () => void;
}) {
  const { request, onClose, onDone } = props;
  const [to, setTo] = useState<string>();
  const { busy, error, run } = useAccessAction();
  const delegate = async (comment: string) => {
    const done =
      to &&
      (await run(
        client =>
          client.POST('/access/requests/{id}/delegate', {
            params: { path: { id: request.id } },
            body: {
              to,
              version: request.version,
              ...(comment && { comment }),
            },
          }),
        { success: 'They were asked to decide in your place' },
      ));
    if (done) {
      onClose();
      onDone?.();
    }
  };
  return (
    <ConfirmDialog
      open
      title="Let somebody else decide"
      confirm="Delegate"
      comment={{
        label: 'Comment',
        helperText: 'They and the requester read it.',
      }}
      disabled={to === undefined}
      busy={busy}
      error={error}
      errorTitle="It could not be delegated"
      onConfirm={delegate}
      onClose={onClose}
    >
      <span>
        They decide this step in your place: it no longer waits for you. Nobody
        can decide about access of their own.
      </span>
      <EntityField
        label="Person or group"
        kinds={['user', 'group']}
        value={to}
        onChange={setTo}
        required
      />
    </ConfirmDialog>
  );
}
