import { useId } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import { Notice } from '../../products/components';
import { CodeBlock } from '../../products/entity/code/CodeBlock';
import type { MadeToken } from './MakeTokenDialog';
import { SendingGuide } from './SendingGuide';

const useStyles = makeStyles(theme => ({
  content: {
    ...theme.typography.body2,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
}));

/**
 * The secret of a new token, this once. A click beside the dialog does not
 * close it: what is not copied by then is lost.
 */
export function SecretDialog(props: { made: MadeToken; onClose: () => void }) {
  const { made, onClose } = props;
  const { token, secret } = made;
  const classes = useStyles();
  const titleId = useId();
  return (
    <Dialog
      open
      onClose={(_event, reason) => reason === 'escapeKeyDown' && onClose()}
      aria-labelledby={titleId}
      fullWidth
      maxWidth="md"
    >
      <DialogTitle id={titleId}>The token “{token.name}” is made</DialogTitle>
      <DialogContent className={classes.content}>
        <Notice tone="caution">
          This is the only time that the secret is shown. Copy it to where your
          pipeline keeps its secrets now.
        </Notice>
        <CodeBlock code={secret} language="text" label="secret" />
        <div>
          <SendingGuide secret={secret} />
        </div>
      </DialogContent>
      <DialogActions>
        <Button color="primary" variant="contained" onClick={onClose}>
          I have copied it
        </Button>
      </DialogActions>
    </Dialog>
  );
}
