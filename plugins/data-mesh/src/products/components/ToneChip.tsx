import type { ReactNode } from 'react';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import { toneColors, type Tone } from './tones';

const useStyles = makeStyles<Theme, { tone: Tone }>(theme => ({
  chip: ({ tone }) => ({
    ...toneColors(theme, tone),
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
    maxWidth: '100%',
    padding: '1px 8px',
    borderWidth: 1,
    borderStyle: 'solid',
    borderRadius: 10,
    fontFamily: theme.typography.fontFamily,
    fontSize: '0.75rem',
    fontWeight: 500,
    lineHeight: '18px',
    whiteSpace: 'nowrap',
    verticalAlign: 'middle',
    '& svg': { fontSize: 14, flexShrink: 0 },
  }),
  text: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
}));

/** A small label whose colour supports, and never replaces, its words. */
export function ToneChip(props: {
  tone: Tone;
  icon?: ReactNode;
  /** Longer text on hover. */
  title?: string;
  children: ReactNode;
}) {
  const { tone, icon, title, children } = props;
  const classes = useStyles({ tone });
  return (
    <span className={classes.chip} title={title}>
      {icon}
      <span className={classes.text}>{children}</span>
    </span>
  );
}
