import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  root: {
    position: 'absolute',
    width: 1,
    height: 1,
    margin: -1,
    padding: 0,
    overflow: 'hidden',
    clip: 'rect(0 0 0 0)',
    whiteSpace: 'nowrap',
    border: 0,
  },
});

/** Text for screen readers only. */
export function VisuallyHidden(props: {
  component?: 'span' | 'h1' | 'h2' | 'h3';
  id?: string;
  children: ReactNode;
}) {
  const { component: Component = 'span', id, children } = props;
  return (
    <Component id={id} className={useStyles().root}>
      {children}
    </Component>
  );
}
