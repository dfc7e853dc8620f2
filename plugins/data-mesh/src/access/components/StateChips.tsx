import type { ComponentType } from 'react';
import BlockIcon from '@material-ui/icons/Block';
import CheckIcon from '@material-ui/icons/CheckCircleOutline';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import HourglassIcon from '@material-ui/icons/HourglassEmpty';
import SyncIcon from '@material-ui/icons/Sync';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import type {
  AccessRequest,
  Grant,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { ToneChip } from '../../products/components';
import { grantWords, requestWords, type StateWords } from './describeState';

const SIGNS: Record<StateWords['sign'], ComponentType<SvgIconProps>> = {
  waiting: HourglassIcon,
  good: CheckIcon,
  working: SyncIcon,
  warning: WarningIcon,
  problem: ErrorIcon,
  over: BlockIcon,
};

function StateChip(props: { words: StateWords }) {
  const { label, sentence, tone, sign } = props.words;
  const Sign = SIGNS[sign];
  return (
    <ToneChip tone={tone} title={sentence} icon={<Sign aria-hidden />}>
      {label}
    </ToneChip>
  );
}

/** The state of a request, in a word. */
export function RequestStateChip(props: {
  request: Pick<AccessRequest, 'state' | 'step' | 'reason' | 'autoApproved'>;
}) {
  return <StateChip words={requestWords(props.request)} />;
}

/** The state of a grant, in a word or two. */
export function GrantStateChip(props: { grant: Grant }) {
  return <StateChip words={grantWords(props.grant)} />;
}
