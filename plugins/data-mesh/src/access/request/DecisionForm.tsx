import {
  forwardRef,
  useId,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import type { AccessRequestDetail } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ErrorMessage } from '../../products/components';
import { isConflict, MAX_COMMENT } from '../components';
import { Notice } from '../../products/components/Notice';
import { useDecide, type Verdict } from './useDecide';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
  },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
}));

/** What keys do with the form. */
export type DecisionHandle = {
  /** Approves with what is written, if the reader may. */
  approve: () => void;
  /** Goes to where the reason is written. */
  beginReject: () => void;
};

/**
 * Approves or rejects one request. A rejection needs a reason; what was written
 * stays when somebody else was faster.
 */
export const DecisionForm = forwardRef<
  DecisionHandle,
  {
    request: AccessRequestDetail;
    onDecided?: (verdict: Verdict) => void;
    /** What else can be done, beside the buttons. */
    children?: ReactNode;
  }
>((props, ref) => {
  const { request, onDecided, children } = props;
  const classes = useStyles();
  const fieldId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [rejecting, setRejecting] = useState(false);
  const { busy, error, decide } = useDecide();
  const mayApprove = request.actions.includes('approve');
  const mayReject = request.actions.includes('reject');

  const submit = async (verdict: Verdict) => {
    if (verdict === 'reject' && text.trim() === '') {
      setRejecting(true);
      field.current?.focus();
      return;
    }
    const outcome = await decide(request, verdict, text);
    if (outcome) {
      setText('');
      setRejecting(false);
      onDecided?.(verdict);
    }
  };
  useImperativeHandle(ref, () => ({
    approve: () => {
      if (mayApprove) submit('approve');
    },
    beginReject: () => {
      if (mayReject) {
        setRejecting(true);
        field.current?.focus();
      }
    },
  }));

  if (!mayApprove && !mayReject) {
    return (
      <div className={classes.root}>
        {request.cannotDecide && (
          <Notice tone="info">
            You cannot decide this one: {request.cannotDecide}
          </Notice>
        )}
        {children}
      </div>
    );
  }
  const missing = rejecting && text.trim() === '';
  return (
    <div className={classes.root} role="group" aria-label="Your decision">
      <TextField
        id={fieldId}
        inputRef={field}
        label={rejecting ? 'Why you reject it' : 'Comment'}
        helperText={
          rejecting
            ? 'Say what is missing or wrong: the requester reads it. Ctrl and Enter rejects.'
            : 'The requester reads it. A rejection needs one.'
        }
        error={missing}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={(event: KeyboardEvent) => {
          if (
            rejecting &&
            event.key === 'Enter' &&
            (event.ctrlKey || event.metaKey)
          ) {
            event.preventDefault();
            submit('reject');
          }
          if (event.key === 'Escape') {
            setRejecting(false);
          }
        }}
        inputProps={{ maxLength: MAX_COMMENT }}
        variant="outlined"
        size="small"
        multiline
        minRows={rejecting ? 2 : 1}
        maxRows={8}
        fullWidth
      />
      {error && (
        <ErrorMessage
          title={
            isConflict(error)
              ? 'Somebody else was faster, or the request changed'
              : 'It could not be decided'
          }
          error={error}
        />
      )}
      <div className={classes.buttons}>
        {mayApprove && (
          <Button
            variant="contained"
            color="primary"
            disabled={busy}
            onClick={() => submit('approve')}
          >
            Approve
          </Button>
        )}
        {mayReject && (
          <Button
            variant="outlined"
            color="primary"
            disabled={busy}
            onClick={() => submit('reject')}
          >
            Reject
          </Button>
        )}
        {children}
      </div>
    </div>
  );
});
