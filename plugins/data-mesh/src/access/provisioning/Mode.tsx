import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import PauseIcon from '@material-ui/icons/PauseCircleOutline';
import type { ProvisioningStatus } from '@backstage-data-mesh/plugin-data-mesh-common';
import { toneColors } from '../../products/components';

const useStyles = makeStyles(theme => ({
  stopped: {
    ...toneColors(theme, 'danger'),
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    padding: theme.spacing(2),
    borderWidth: 1,
    borderStyle: 'solid',
    borderRadius: theme.shape.borderRadius,
    overflowWrap: 'anywhere',
  },
  text: {
    flex: '1 1 320px',
    minWidth: 0,
    '& p': { margin: theme.spacing(0.5, 0, 0) },
  },
}));

/**
 * Whether provisioning changes platforms; and when it only observes, why, and
 * who lets it go on.
 */
export function Mode(props: {
  status: ProvisioningStatus;
  mayResume: boolean;
  onResume: () => void;
}) {
  const { status, mayResume, onResume } = props;
  const classes = useStyles();
  if (status.mode === 'active') {
    return (
      <p role="status">
        Provisioning is working: what is approved is given in the platforms, and
        what has ended is taken away.
      </p>
    );
  }
  return (
    <div role="alert" className={classes.stopped}>
      <PauseIcon aria-hidden />
      <div className={classes.text}>
        <Typography variant="subtitle1" component="p" color="inherit">
          Provisioning only observes
        </Typography>
        <p>{status.modeReason ?? 'It stopped itself and gave no reason.'}</p>
        <p>
          Nobody is given access until it is resumed, and what is found
          otherwise than it should be stays so. What has ended is taken away
          meanwhile only where too many people would have lost their access at
          once; otherwise it stays live.
        </p>
        {!mayResume && (
          <p>
            Somebody with the permission{' '}
            <code>data-mesh.access.provisioning.manage</code> can resume it.
          </p>
        )}
      </div>
      {mayResume && (
        <Button variant="outlined" color="inherit" onClick={onResume}>
          Resume
        </Button>
      )}
    </div>
  );
}
