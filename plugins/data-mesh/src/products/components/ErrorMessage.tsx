import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { toneColors } from './tones';

const useStyles = makeStyles(theme => ({
  root: {
    ...toneColors(theme, 'danger'),
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    padding: theme.spacing(1.5, 2),
    borderWidth: 1,
    borderStyle: 'solid',
    borderRadius: theme.shape.borderRadius,
  },
  text: {
    flex: '1 1 240px',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
}));

/** Says what went wrong and offers to try again. */
export function ErrorMessage(props: {
  /** What could not be done, such as "The domains could not be loaded". */
  title: string;
  error: Error;
  onRetry?: () => void;
}) {
  const { title, error, onRetry } = props;
  const classes = useStyles();
  return (
    <div role="alert" className={classes.root}>
      <div className={classes.text}>
        <Typography variant="subtitle1" component="p" color="inherit">
          {title}
        </Typography>
        <Typography variant="body2" color="inherit">
          {error.message}
        </Typography>
      </div>
      {onRetry && (
        <Button variant="outlined" color="inherit" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
