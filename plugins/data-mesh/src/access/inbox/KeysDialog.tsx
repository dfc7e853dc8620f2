import { useId } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import Switch from '@material-ui/core/Switch';
import { INBOX_KEYS } from './inboxKeys';

const useStyles = makeStyles(theme => ({
  content: { ...theme.typography.body2 },
  keys: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: theme.spacing(1, 3),
    margin: theme.spacing(0, 0, 2),
    '& dd': { margin: 0 },
    '& kbd': {
      padding: theme.spacing(0.25, 0.75),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      fontFamily: 'inherit',
    },
  },
}));

const SHOWN_AS: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑' };

/** What the keys do, and whether they do anything. */
export function KeysDialog(props: {
  open: boolean;
  enabled: boolean;
  onEnable: (enabled: boolean) => void;
  onClose: () => void;
}) {
  const { open, enabled, onEnable, onClose } = props;
  const classes = useStyles();
  const titleId = useId();
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={titleId}>
      <DialogTitle id={titleId}>Keys of the inbox</DialogTitle>
      <DialogContent className={classes.content}>
        <dl className={classes.keys}>
          {INBOX_KEYS.map(({ command, keys, does }) => (
            <div key={command} style={{ display: 'contents' }}>
              <dt>
                {keys.map((key, index) => (
                  <span key={key}>
                    {index > 0 && ' or '}
                    <kbd>{SHOWN_AS[key] ?? key}</kbd>
                  </span>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <FormControlLabel
          control={
            <Switch
              color="primary"
              checked={enabled}
              onChange={event => onEnable(event.target.checked)}
            />
          }
          label="Use these keys"
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
