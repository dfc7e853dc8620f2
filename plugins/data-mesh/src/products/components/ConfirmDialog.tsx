import { type FormEvent, type ReactNode, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import CircularProgress from '@material-ui/core/CircularProgress';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { ErrorMessage } from './ErrorMessage';
import { toneColors } from './tones';

/** As long as the API takes a comment. */
export const MAX_COMMENT = 4000;

const useStyles = makeStyles(theme => ({
  content: {
    ...theme.typography.body2,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    // The theme's red has less than 4.5:1 on the dialog.
    '& .Mui-error': { color: toneColors(theme, 'danger').color },
  },
}));

/**
 * Asks before something that cannot be undone, with a comment where one is
 * wanted. It stays open, with what was typed, when the action is refused.
 */
export function ConfirmDialog(props: {
  open: boolean;
  title: string;
  /** On the button, such as "Revoke". */
  confirm: string;
  /** Without it, no comment is asked for. */
  comment?: { label: string; required?: boolean; helperText?: string };
  /** Keeps the button off, such as while a field of the children is wrong. */
  disabled?: boolean;
  busy: boolean;
  error?: Error;
  /** What could not be done, such as "Access could not be revoked". */
  errorTitle?: string;
  onConfirm: (comment: string) => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { open, onClose, busy } = props;
  const titleId = useId();
  return (
    <Dialog
      open={open}
      onClose={busy ? undefined : onClose}
      aria-labelledby={titleId}
      fullWidth
      maxWidth="sm"
    >
      <ConfirmForm {...props} titleId={titleId} />
    </Dialog>
  );
}

/** Lives as long as the dialog is open, and so forgets what was typed. */
function ConfirmForm(
  props: Parameters<typeof ConfirmDialog>[0] & { titleId: string },
) {
  const { title, titleId, confirm, comment, disabled, busy, children } = props;
  const { error, errorTitle = 'This could not be done' } = props;
  const classes = useStyles();
  const fieldId = useId();
  const [text, setText] = useState('');
  const missing = comment?.required === true && text.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!missing && !disabled && !busy) {
      props.onConfirm(text.trim());
    }
  };
  return (
    <form onSubmit={submit} noValidate>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent className={classes.content}>
        {children}
        {comment && (
          <TextField
            id={fieldId}
            label={comment.label}
            helperText={comment.helperText}
            required={comment.required}
            value={text}
            onChange={event => setText(event.target.value)}
            inputProps={{ maxLength: MAX_COMMENT }}
            variant="outlined"
            multiline
            minRows={3}
            maxRows={10}
            fullWidth
          />
        )}
        {error && <ErrorMessage title={errorTitle} error={error} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose} disabled={busy}>
          Cancel
        </Button>
        <Button
          type="submit"
          color="primary"
          variant="contained"
          disabled={missing || disabled || busy}
          aria-busy={busy || undefined}
          startIcon={
            busy ? <CircularProgress size={16} aria-label="Working" /> : null
          }
        >
          {confirm}
        </Button>
      </DialogActions>
    </form>
  );
}
