import { makeStyles } from '@material-ui/core/styles';
import { CopyTextButton } from '@backstage/core-components';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    '& svg': { fontSize: 18, width: 18, height: 18 },
    '& button': { color: theme.palette.text.secondary },
  },
}));

/** Copies a text. */
export function CopyButton(props: {
  text: string;
  /** What is copied, such as "Copy the contract". */
  label: string;
}) {
  return (
    <span className={useStyles().root}>
      <CopyTextButton
        text={props.text}
        tooltipText="Copied"
        aria-label={props.label}
        variant="tertiary"
      />
    </span>
  );
}
