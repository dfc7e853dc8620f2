import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    justifyContent: 'center',
    marginTop: theme.spacing(2),
  },
}));

/** Makes a list longer; nothing where it is whole. */
export function LoadMore(props: {
  /** What the list holds, such as "requests". */
  what: string;
  busy: boolean;
  onClick: (() => void) | undefined;
}) {
  const { what, busy, onClick } = props;
  const classes = useStyles();
  if (!onClick) {
    return null;
  }
  return (
    <div className={classes.root}>
      <Button onClick={onClick} disabled={busy} aria-busy={busy || undefined}>
        {busy ? 'Loading…' : `Show more ${what}`}
      </Button>
    </div>
  );
}
