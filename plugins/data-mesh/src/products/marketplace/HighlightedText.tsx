import { makeStyles } from '@material-ui/core/styles';
import type { Segment } from './highlight';

const useStyles = makeStyles(theme => ({
  mark: {
    // The colour of a link would be too pale on the mark.
    color: theme.palette.text.primary,
    fontWeight: theme.typography.fontWeightBold as number,
    backgroundColor:
      theme.palette.type === 'dark'
        ? 'rgba(255, 213, 79, 0.28)'
        : 'rgba(255, 213, 79, 0.55)',
    borderRadius: 2,
  },
}));

/** A text with what was searched for marked in it. */
export function HighlightedText(props: { segments: Segment[] }) {
  const classes = useStyles();
  return (
    <>
      {props.segments.map(({ text, marked }, index) =>
        marked ? (
          <mark key={index} className={classes.mark}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </>
  );
}
