import type { ComponentType } from 'react';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import BrokenIcon from '@material-ui/icons/BuildOutlined';
import CheckIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Cancel';
import HelpIcon from '@material-ui/icons/HelpOutline';
import MissingIcon from '@material-ui/icons/RadioButtonUnchecked';
import SkippedIcon from '@material-ui/icons/RemoveCircleOutline';
import StaleIcon from '@material-ui/icons/AccessTime';
import WarningIcon from '@material-ui/icons/Warning';
import {
  CHECK_STATE_WORDS,
  type CheckState,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  ToneChip,
  toneColors,
  VisuallyHidden,
  type Tone,
} from '../../products/components';
import { STATE_TONE } from './tones';

/** Each state has its own shape, so that nobody needs the colour. */
const ICONS: Record<CheckState, ComponentType<SvgIconProps>> = {
  pass: CheckIcon,
  warn: WarningIcon,
  fail: ErrorIcon,
  error: BrokenIcon,
  not_evaluated: HelpIcon,
  skipped: SkippedIcon,
  stale: StaleIcon,
  not_reported: MissingIcon,
};

const useStyles = makeStyles<Theme, { tone: Tone; size: number }>(theme => ({
  root: ({ tone, size }) => ({
    display: 'inline-flex',
    verticalAlign: 'middle',
    color: toneColors(theme, tone).color,
    '& svg': { fontSize: size },
  }),
}));

/** What became of a check, as a sign; screen readers hear the word. */
export function StateIcon(props: {
  state: CheckState;
  /** In pixels. */
  size?: number;
}) {
  const { state, size = 18 } = props;
  const classes = useStyles({ tone: STATE_TONE[state], size });
  const Icon = ICONS[state];
  const { label, sentence } = CHECK_STATE_WORDS[state];
  return (
    <span className={classes.root} title={`${label}. ${sentence}`}>
      <Icon aria-hidden />
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}

/** What became of a check, as a sign with its word. */
export function StateChip(props: { state: CheckState }) {
  const { state } = props;
  const Icon = ICONS[state];
  const { label, sentence } = CHECK_STATE_WORDS[state];
  return (
    <ToneChip
      tone={STATE_TONE[state]}
      title={sentence}
      icon={<Icon aria-hidden />}
    >
      {label}
    </ToneChip>
  );
}
