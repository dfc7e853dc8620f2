import { useEffect, useState } from 'react';
import Button from '@material-ui/core/Button';
import CircularProgress from '@material-ui/core/CircularProgress';
import { makeStyles } from '@material-ui/core/styles';
import PlayIcon from '@material-ui/icons/PlayArrow';
import type { ProductQuality } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ErrorMessage, mutedColor, plural } from '../../products/components';
import { useProductKey } from '../../products/entity/queries';
import { useQualityAction, useRefetchQuality } from '../../query';
import { finishedPorts, ownFinishes, type Finishes } from './ownFinishes';

/** Results come by a signal; a run that failed comes without one. */
const LOOK_EVERY_MS = 4_000;
/** After that somebody is told where to look later. */
const PATIENCE_MS = 5 * 60_000;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    maxWidth: 360,
  },
  text: { color: mutedColor(theme), '&:empty': { display: 'none' } },
}));

type Waiting = { ports: string[]; before: Finishes; givenUp?: boolean };

/** Has the portal run its own checks, and waits for what they bring. */
export function RunChecks(props: { quality: ProductQuality }) {
  const { quality } = props;
  const classes = useStyles();
  const { namespace, name } = useProductKey();
  const { busy, error, run } = useQualityAction();
  const refetch = useRefetchQuality();
  const [waiting, setWaiting] = useState<Waiting>();
  const done = waiting ? finishedPorts(quality.jobs, waiting) : [];
  const open =
    waiting !== undefined &&
    !waiting.givenUp &&
    done.length < waiting.ports.length;

  useEffect(() => {
    if (!open) return undefined;
    const look = setInterval(refetch, LOOK_EVERY_MS);
    const patience = setTimeout(
      () => setWaiting(before => before && { ...before, givenUp: true }),
      PATIENCE_MS,
    );
    return () => {
      clearInterval(look);
      clearTimeout(patience);
    };
  }, [open, refetch]);

  const start = async () => {
    const before = ownFinishes(quality.jobs);
    const answer = await run(client =>
      client.POST('/products/{namespace}/{name}/quality/run', {
        params: { path: { namespace, name } },
      }),
    );
    if (answer) setWaiting({ ports: answer.ports, before });
  };

  return (
    <div className={classes.root}>
      <Button
        variant="outlined"
        color="primary"
        onClick={start}
        disabled={busy || open}
        startIcon={
          busy || open ? (
            <CircularProgress size={16} aria-label="Working" />
          ) : (
            <PlayIcon />
          )
        }
      >
        {open ? 'Checks are running' : 'Run checks now'}
      </Button>
      <div role="status" className={classes.text}>
        {waiting && progressText(waiting, done.length, quality)}
      </div>
      {error && (
        <ErrorMessage title="The checks could not be started" error={error} />
      )}
    </div>
  );
}

function progressText(
  waiting: Waiting,
  done: number,
  quality: ProductQuality,
): string {
  const { ports, givenUp } = waiting;
  if (ports.length === 0) {
    return 'There is no output port whose checks the portal can run itself: it needs a contract with rules, and a server that the portal reaches.';
  }
  if (done < ports.length) {
    return givenUp
      ? 'The checks take long. Their results appear here by themselves.'
      : `${done} of ${plural(ports.length, 'output port')} done`;
  }
  const failed = quality.jobs.filter(
    ({ kind, subject, lastError }) =>
      kind === 'own' && ports.includes(subject) && lastError !== undefined,
  );
  return failed.length > 0
    ? `Done, but not at ${failed
        .map(({ subject, lastError }) => `${subject}: ${lastError}`)
        .join('; ')}`
    : 'Done. What you see is the result.';
}
