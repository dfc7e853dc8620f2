import type { ReactNode } from 'react';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import { toneColors, type Tone } from './tones';

const useStyles = makeStyles<Theme, { tone: Tone }>(theme => ({
  root: ({ tone }) => ({
    ...toneColors(theme, tone),
    padding: theme.spacing(1, 1.5),
    borderWidth: 1,
    borderStyle: 'solid',
    borderRadius: theme.shape.borderRadius,
    overflowWrap: 'anywhere',
    '& a': { color: 'inherit', textDecoration: 'underline' },
  }),
}));

/** Something that must not be overlooked. */
export function Notice(props: { tone: Tone; children: ReactNode }) {
  return (
    <div className={useStyles({ tone: props.tone }).root}>{props.children}</div>
  );
}
