import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
    overflowWrap: 'anywhere',
  },
}));

/** A list without bullets. */
export function PlainList(props: { children: ReactNode }) {
  return <ul className={useStyles().list}>{props.children}</ul>;
}
