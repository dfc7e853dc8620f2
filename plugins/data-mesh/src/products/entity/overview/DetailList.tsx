import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, max-content) minmax(0, 1fr)',
    gap: theme.spacing(1, 2),
    margin: 0,
    '& dt': { color: theme.palette.text.secondary },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
    '& dd p': { margin: 0 },
  },
}));

/** Facts with their names; facts without a value are left out. */
export function DetailList(props: {
  items: ReadonlyArray<readonly [label: string, value: ReactNode]>;
}) {
  const classes = useStyles();
  const items = props.items.filter(
    ([, value]) =>
      value !== undefined && value !== null && value !== '' && value !== false,
  );
  if (items.length === 0) return null;
  return (
    <dl className={classes.list}>
      {items.map(([label, value]) => (
        <Detail key={label} label={label} value={value} />
      ))}
    </dl>
  );
}

function Detail(props: { label: string; value: ReactNode }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>{props.value}</dd>
    </>
  );
}
