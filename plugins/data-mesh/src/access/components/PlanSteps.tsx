import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/CheckCircle';
import CancelIcon from '@material-ui/icons/Cancel';
import OpenIcon from '@material-ui/icons/HourglassEmpty';
import WaitingIcon from '@material-ui/icons/RadioButtonUnchecked';
import SkippedIcon from '@material-ui/icons/RemoveCircleOutline';
import type {
  ApprovalStep,
  Decision,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  Age,
  mutedColor,
  plural,
  toneColors,
  type Tone,
} from '../../products/components';
import { PeopleList, PersonLink } from './PersonLink';
import { formatMoment } from '../../products/components/formatMoment';

const useStyles = makeStyles(theme => {
  const sign = (tone: Tone) => ({ color: toneColors(theme, tone).color });
  return {
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
    },
    step: {
      display: 'grid',
      gridTemplateColumns: '24px minmax(0, 1fr)',
      gap: theme.spacing(0, 1),
      overflowWrap: 'anywhere',
    },
    title: { fontWeight: 600 },
    muted: { color: mutedColor(theme) },
    decisions: { margin: theme.spacing(0.5, 0, 0), paddingLeft: 0 },
    decision: { listStyle: 'none' },
    comment: {
      margin: theme.spacing(0.5, 0, 0),
      paddingLeft: theme.spacing(1.5),
      borderLeft: `3px solid ${theme.palette.divider}`,
      whiteSpace: 'pre-wrap',
    },
    approved: sign('good'),
    rejected: sign('danger'),
    open: sign('info'),
    waiting: { color: mutedColor(theme) },
    skipped: { color: mutedColor(theme) },
  };
});

const SIGNS = {
  approved: CheckIcon,
  rejected: CancelIcon,
  open: OpenIcon,
  waiting: WaitingIcon,
  skipped: SkippedIcon,
} as const;

const STATUS_WORDS: Record<ApprovalStep['status'], string> = {
  approved: 'approved',
  rejected: 'rejected',
  open: 'decides now',
  waiting: 'later',
  skipped: 'not needed',
};

/** How many of the approvers must agree, in words. */
export function modeWords(step: Pick<ApprovalStep, 'mode' | 'quorum'>): string {
  switch (step.mode) {
    case 'all':
      return 'All of them must approve';
    case 'quorum':
      return `${plural(step.quorum ?? 2, 'approval')} needed`;
    default:
      return 'One of them decides';
  }
}

/**
 * Who is asked, in which order: each step with its people, its state and the
 * decisions so far.
 */
export function PlanSteps(props: {
  steps: readonly ApprovalStep[];
  /** Nothing has begun yet: only who will be asked. */
  planned?: boolean;
}) {
  const { steps, planned } = props;
  const classes = useStyles();
  return (
    <ol className={classes.list} aria-label="Approval steps">
      {steps.map(step => (
        <Step key={step.position} step={step} planned={planned} />
      ))}
    </ol>
  );
}

function Step(props: { step: ApprovalStep; planned?: boolean }) {
  const { step, planned } = props;
  const classes = useStyles();
  const status = planned ? 'waiting' : step.status;
  const Sign = SIGNS[status];
  return (
    <li className={classes.step}>
      <Sign aria-hidden className={classes[status]} />
      <div>
        <div>
          <span className={classes.title}>
            {step.position + 1}. {step.name}
          </span>
          {!planned && (
            <span className={classes.muted}>
              {' '}
              · {STATUS_WORDS[step.status]}
              {Boolean(step.escalated) && ', escalated'}
            </span>
          )}
        </div>
        <Approvers step={step} />
        <div className={classes.muted}>{step.reason}</div>
        {step.status === 'open' && step.dueAt && !planned && (
          <div className={classes.muted}>
            Decision expected by{' '}
            <time dateTime={step.dueAt}>{formatMoment(step.dueAt)}</time>
          </div>
        )}
        {step.decisions.length > 0 && (
          <ul className={classes.decisions} aria-label="Decisions">
            {step.decisions.map((decision, index) => (
              <li key={index} className={classes.decision}>
                <DecisionLine decision={decision} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

function Approvers(props: { step: ApprovalStep }) {
  const { step } = props;
  const { approvers, people } = step;
  const several = (people ?? approvers).length > 1;
  let extra: ReactNode = null;
  if (people && people.length > 0) {
    const only =
      approvers.length === people.length &&
      approvers.every((ref, index) => ref === people[index]);
    extra = only ? null : (
      <>
        {': '}
        <PeopleList refs={people} conjunction="or" />
      </>
    );
  } else if (people) {
    extra = ' (nobody of them could decide now, so others would be asked)';
  }
  return (
    <div>
      <PeopleList refs={approvers} />
      {extra}
      {several && <>. {modeWords(step)}.</>}
    </div>
  );
}

function DecisionLine(props: { decision: Decision }) {
  const { decision } = props;
  const classes = useStyles();
  return (
    <>
      <PersonLink entityRef={decision.by} hideIcon />{' '}
      {decision.verdict === 'approve' ? 'approved' : 'rejected'}
      {decision.delegatedBy && (
        <>
          {' for '}
          <PersonLink entityRef={decision.delegatedBy} hideIcon />
        </>
      )}{' '}
      <span className={classes.muted}>
        <Age date={decision.at} />
      </span>
      {decision.comment && (
        <p className={classes.comment}>{decision.comment}</p>
      )}
    </>
  );
}
