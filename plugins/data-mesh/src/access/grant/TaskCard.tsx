import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { ProvisioningTask } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  Age,
  CodeText,
  mutedColor,
  ToneChip,
  type Tone,
} from '../../products/components';
import { PeopleList, PersonLink } from '../components';
import { CompleteTaskDialog, type TaskOutcome } from './CompleteTaskDialog';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    overflowWrap: 'anywhere',
    minWidth: 0,
  },
  title: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    fontWeight: 600,
  },
  muted: { color: mutedColor(theme) },
  steps: { margin: 0, paddingLeft: theme.spacing(2.5) },
  comment: { margin: 0, whiteSpace: 'pre-wrap' },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(0.5),
  },
}));

const STATUS: Record<
  ProvisioningTask['status'],
  { label: string; tone: Tone }
> = {
  open: { label: 'to be done', tone: 'info' },
  done: { label: 'done', tone: 'good' },
  refused: { label: 'cannot be done', tone: 'danger' },
  cancelled: { label: 'no longer needed', tone: 'neutral' },
};

/** Something that a person does in the platform, since no computer can. */
export function TaskCard(props: {
  task: ProvisioningTask;
  /** The reader is among those who can say that it was done. */
  mine?: boolean;
}) {
  const { task, mine } = props;
  const classes = useStyles();
  const [outcome, setOutcome] = useState<TaskOutcome>();
  const { label, tone } = STATUS[task.status];
  return (
    <div className={classes.root}>
      <span className={classes.title}>
        {task.title} <ToneChip tone={tone}>{label}</ToneChip>
      </span>
      <span className={classes.muted}>
        {task.action === 'grant' ? 'Gives' : 'Takes away'} access
        {task.consumer && (
          <>
            {task.action === 'grant' ? ' to ' : ' of '}
            <PersonLink entityRef={task.consumer} hideIcon />
          </>
        )}
        , <Age date={task.createdAt} />
        {!mine && task.assignees.length > 0 && (
          <>
            . Asked: <PeopleList refs={task.assignees} />
          </>
        )}
      </span>
      {task.instructions.length > 0 && (
        <ol className={classes.steps} aria-label="Instructions">
          {task.instructions.map((step, index) => (
            <li key={index}>
              <CodeText text={step} />
            </li>
          ))}
        </ol>
      )}
      {task.completedBy && (
        <span className={classes.muted}>
          By <PersonLink entityRef={task.completedBy} hideIcon />
          {task.completedAt && (
            <>
              , <Age date={task.completedAt} />
            </>
          )}
        </span>
      )}
      {task.comment && <p className={classes.comment}>{task.comment}</p>}
      {mine && task.status === 'open' && (
        <div className={classes.buttons}>
          <Button
            size="small"
            variant="outlined"
            color="primary"
            aria-label={`Done: ${task.title}`}
            onClick={() => setOutcome('done')}
          >
            Done …
          </Button>
          <Button
            size="small"
            color="primary"
            aria-label={`Cannot be done: ${task.title}`}
            onClick={() => setOutcome('refused')}
          >
            Cannot be done …
          </Button>
        </div>
      )}
      {outcome && (
        <CompleteTaskDialog
          task={task}
          outcome={outcome}
          onClose={() => setOutcome(undefined)}
        />
      )}
    </div>
  );
}
