import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { mutedColor } from './tones';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: theme.spacing(1),
    maxWidth: 720,
    margin: '0 auto',
    padding: theme.spacing(4, 2),
    textAlign: 'center',
  },
  description: {
    color: mutedColor(theme),
  },
  icon: {
    color: mutedColor(theme),
    fontSize: 40,
    lineHeight: 1,
    '& svg': { fontSize: 'inherit' },
  },
}));

/** Says that there is nothing here, why, and what to do about it. */
export function EmptyMessage(props: {
  title: string;
  description?: ReactNode;
  icon?: ReactNode;
  /** Buttons or links that help on. */
  action?: ReactNode;
  children?: ReactNode;
}) {
  const { title, description, icon, action, children } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {icon && (
        <div className={classes.icon} aria-hidden>
          {icon}
        </div>
      )}
      <Typography variant="h6" component="h2">
        {title}
      </Typography>
      {description && (
        <Typography
          variant="body1"
          component="div"
          className={classes.description}
        >
          {description}
        </Typography>
      )}
      {action}
      {children}
    </div>
  );
}
