import { forwardRef } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import Checkbox from '@material-ui/core/Checkbox';
import { makeStyles } from '@material-ui/core/styles';
import ScheduleIcon from '@material-ui/icons/Schedule';
import TrendingUpIcon from '@material-ui/icons/TrendingUp';
import QuestionIcon from '@material-ui/icons/HelpOutline';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import type { AccessRequest } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  mutedColor,
  refLabel,
  ToneChip,
  type Tone,
} from '../../products/components';
import { cx } from '../../products/entity/cx';
import { dueInWords, type Due } from './dueInWords';

const useStyles = makeStyles(theme => ({
  row: {
    display: 'flex',
    alignItems: 'flex-start',
    borderLeft: '4px solid transparent',
    '&:hover': { backgroundColor: theme.palette.action.hover },
  },
  current: {
    borderLeftColor: theme.palette.primary.main,
    // Not so strong in the dark that words on it could not be read.
    backgroundColor:
      theme.palette.type === 'dark'
        ? 'rgba(255, 255, 255, 0.08)'
        : theme.palette.action.selected,
  },
  button: {
    flex: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    textAlign: 'left',
    font: 'inherit',
    padding: theme.spacing(1, 1.5, 1, 0),
    overflowWrap: 'anywhere',
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
  },
  title: { fontWeight: 600 },
  muted: { color: mutedColor(theme) },
  badges: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    marginTop: theme.spacing(0.5),
  },
}));

const DUE_TONES: Record<Due['urgency'], Tone> = {
  overdue: 'danger',
  soon: 'caution',
  later: 'neutral',
};

/** One request of the inbox: to be looked at, and to be selected. */
export const InboxRow = forwardRef<
  HTMLButtonElement,
  {
    request: AccessRequest;
    current: boolean;
    selected: boolean;
    onOpen: () => void;
    onSelect: (selected: boolean) => void;
  }
>((props, ref) => {
  const { request, current, selected, onOpen, onSelect } = props;
  const classes = useStyles();
  const { step, product } = request;
  const due = step?.dueAt && dueInWords(new Date(step.dueAt), new Date());
  return (
    <div className={cx(classes.row, current && classes.current)}>
      <Checkbox
        size="small"
        color="primary"
        checked={selected}
        onChange={event => onSelect(event.target.checked)}
        inputProps={{
          'aria-label': `Select ${product.title} for ${refLabel(request.consumer)}`,
        }}
      />
      <ButtonBase
        ref={ref}
        className={classes.button}
        aria-current={current ? 'true' : undefined}
        onClick={onOpen}
        data-inbox-entry={request.id}
        disableRipple
      >
        <span className={classes.title}>
          <EntityDisplayName
            entityRef={request.consumer}
            hideIcon
            disableTooltip
          />
        </span>
        <span>
          {request.kind === 'renewal' ? 'Keep ' : ''}
          {product.title}
          {request.portTitle && `, ${request.portTitle}`}
        </span>
        <span className={classes.muted}>{request.purpose.title}</span>
        <span className={classes.badges}>
          {due && (
            <ToneChip
              tone={DUE_TONES[due.urgency]}
              icon={<ScheduleIcon aria-hidden />}
            >
              {due.words}
            </ToneChip>
          )}
          {Boolean(step?.escalated) && (
            <ToneChip tone="caution" icon={<TrendingUpIcon aria-hidden />}>
              escalated
            </ToneChip>
          )}
          {step?.awaitingAnswer && (
            <ToneChip tone="info" icon={<QuestionIcon aria-hidden />}>
              question asked
            </ToneChip>
          )}
        </span>
      </ButtonBase>
    </div>
  );
});
