import { makeStyles } from '@material-ui/core/styles';
import DownIcon from '@material-ui/icons/TrendingDown';
import FlatIcon from '@material-ui/icons/TrendingFlat';
import UpIcon from '@material-ui/icons/TrendingUp';
import { changeWords } from '@backstage-data-mesh/plugin-data-mesh-common';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
    '& svg': { fontSize: 18 },
  },
});

/** How a score moved within a week, with an arrow. */
export function ChangeText(props: {
  /** Points of 100. */
  change: number;
}) {
  const { change } = props;
  const classes = useStyles();
  const words = changeWords(change);
  let Icon = FlatIcon;
  if (words.startsWith('up')) Icon = UpIcon;
  if (words.startsWith('down')) Icon = DownIcon;
  return (
    <span className={classes.root}>
      <Icon aria-hidden />
      {words}
    </span>
  );
}
