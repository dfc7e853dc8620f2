import { type ReactNode, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type {
  AccessRequestDetail,
  RequestAction,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { ConfirmDialog, useAccessAction } from '../components';
import { DelegateDialog } from './DelegateDialog';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

type Dialog = 'delegate' | 'ask' | 'escalate' | 'withdraw';

const BUTTONS: ReadonlyArray<{ dialog: Dialog; label: string }> = [
  { dialog: 'ask', label: 'Ask a question …' },
  { dialog: 'delegate', label: 'Delegate …' },
  { dialog: 'escalate', label: 'Escalate …' },
  { dialog: 'withdraw', label: 'Withdraw …' },
];

/** Which of the buttons a reader gets, by what the backend allows them. */
function allowed(dialog: Dialog, actions: readonly RequestAction[]): boolean {
  return dialog === 'ask'
    ? actions.includes('comment') && actions.includes('approve')
    : actions.includes(dialog);
}

/** What can be done with a request besides deciding it. */
export function RequestActions(props: {
  request: AccessRequestDetail;
  /** Left out where another part of the page has a place for it. */
  without?: readonly Dialog[];
  /** After the request has left the reader's hands. */
  onDelegated?: () => void;
}) {
  const { request, without = [], onDelegated } = props;
  const classes = useStyles();
  const [open, setOpen] = useState<Dialog>();
  const close = () => setOpen(undefined);
  const buttons = BUTTONS.filter(
    ({ dialog }) =>
      !without.includes(dialog) && allowed(dialog, request.actions),
  );
  return (
    <>
      {buttons.length > 0 && (
        <div className={classes.root}>
          {buttons.map(({ dialog, label }) => (
            <Button
              key={dialog}
              size="small"
              color="primary"
              onClick={() => setOpen(dialog)}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
      {open === 'delegate' && (
        <DelegateDialog
          request={request}
          onClose={close}
          onDone={onDelegated}
        />
      )}
      {open === 'ask' && <AskDialog request={request} onClose={close} />}
      {open === 'escalate' && (
        <MoveDialog
          request={request}
          move="escalate"
          title="Bring it before those above"
          confirm="Escalate"
          success="It was brought before those above"
          errorTitle="It could not be escalated"
          onClose={close}
        >
          Those who can decide this step stay able to; others above them are
          asked too.
        </MoveDialog>
      )}
      {open === 'withdraw' && (
        <MoveDialog
          request={request}
          move="withdraw"
          title="Take the request back"
          confirm="Withdraw"
          success="The request was taken back"
          errorTitle="It could not be taken back"
          onClose={close}
        >
          Nobody will decide it any longer. You can ask again at any time.
        </MoveDialog>
      )}
    </>
  );
}

function AskDialog(props: {
  request: AccessRequestDetail;
  onClose: () => void;
}) {
  const { request, onClose } = props;
  const { busy, error, run } = useAccessAction();
  return (
    <ConfirmDialog
      open
      title="Ask the requester"
      confirm="Ask"
      comment={{ label: 'Your question', required: true }}
      busy={busy}
      error={error}
      errorTitle="The question could not be sent"
      onConfirm={async comment => {
        const asked = await run(
          client =>
            client.POST('/access/requests/{id}/comment', {
              params: { path: { id: request.id } },
              body: { comment, question: true },
            }),
          { success: 'Question sent' },
        );
        if (asked) onClose();
      }}
      onClose={onClose}
    >
      The request waits for the answer; you are told when it is there.
    </ConfirmDialog>
  );
}

function MoveDialog(props: {
  request: AccessRequestDetail;
  move: 'escalate' | 'withdraw';
  title: string;
  confirm: string;
  success: string;
  errorTitle: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { request, move, success, onClose, children, ...words } = props;
  const { busy, error, run } = useAccessAction();
  return (
    <ConfirmDialog
      {...words}
      open
      comment={{ label: 'Comment' }}
      busy={busy}
      error={error}
      onConfirm={async comment => {
        const moved = await run(
          client =>
            client.POST(`/access/requests/{id}/${move}`, {
              params: { path: { id: request.id } },
              body: {
                version: request.version,
                ...(comment && { comment }),
              },
            }),
          { success },
        );
        if (moved) onClose();
      }}
      onClose={onClose}
    >
      {children}
    </ConfirmDialog>
  );
}
