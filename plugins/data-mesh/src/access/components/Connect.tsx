import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { Grant } from '@backstage-data-mesh/plugin-data-mesh-common';
import { useAccessQuery } from '../../query';
import { Answer } from '../../products/entity/Answer';
import { ConnectGuideView } from './ConnectGuideView';

const useStyles = makeStyles(theme => ({
  // What opens takes the row of buttons for itself.
  open: { flexBasis: '100%', minWidth: 0 },
  panel: { marginTop: theme.spacing(1.5) },
}));

/** How to connect through a grant, read when somebody wants to know. */
export function Connect(props: { grant: Grant; label: string }) {
  const { grant, label } = props;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const panelId = useId();
  return (
    <div className={open ? classes.open : undefined}>
      <Button
        size="small"
        variant="outlined"
        color="primary"
        aria-expanded={open}
        aria-controls={panelId}
        aria-label={`How to connect: ${label}`}
        endIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
        onClick={() => setOpen(!open)}
      >
        How to connect
      </Button>
      <div id={panelId} className={open ? classes.panel : undefined}>
        {open && <Guide id={grant.id} />}
      </div>
    </div>
  );
}

function Guide(props: { id: string }) {
  const { id } = props;
  const result = useAccessQuery(['grant', id], (client, signal) =>
    client.GET('/access/grants/{id}', { params: { path: { id } }, signal }),
  );
  return (
    <Answer result={result} what="How to connect" lines={4}>
      {({ connect, members = [] }) => (
        <>
          {members
            .filter(({ problem }) => problem)
            .map(({ ref, problem }) => (
              <Typography key={ref} variant="body2" color="error">
                {problem}
              </Typography>
            ))}
          {connect ? (
            <ConnectGuideView guide={connect} />
          ) : (
            <Typography variant="body2" color="textSecondary">
              The platform says nothing about it. Ask the owner of the product.
            </Typography>
          )}
        </>
      )}
    </Answer>
  );
}
