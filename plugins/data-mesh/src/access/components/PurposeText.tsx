import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { AccessPurpose } from '@backstage-data-mesh/plugin-data-mesh-common';

/** A longer reason is folded. */
const FOLD = 320;

const useStyles = makeStyles(theme => ({
  text: {
    margin: 0,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  purpose: { fontWeight: 600 },
  more: { textTransform: 'none', padding: theme.spacing(0, 0.5) },
}));

/** What access is for: the purpose, and the reason in the asker's words. */
export function PurposeText(props: {
  purpose: AccessPurpose;
  justification?: string;
}) {
  const { purpose, justification } = props;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const folded = !open && (justification?.length ?? 0) > FOLD;
  return (
    <div>
      <span className={classes.purpose} title={purpose.description}>
        {purpose.title}
      </span>
      {justification && (
        <p className={classes.text}>
          {folded
            ? `${justification.slice(0, FOLD).trimEnd()}…`
            : justification}
        </p>
      )}
      {justification && justification.length > FOLD && (
        <Button
          size="small"
          color="primary"
          className={classes.more}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Show less' : 'Show all'}
        </Button>
      )}
    </div>
  );
}
