import type { ComponentType } from 'react';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import FairIcon from '@material-ui/icons/ReportProblemOutlined';
import GoodIcon from '@material-ui/icons/CheckCircleOutline';
import NoDataIcon from '@material-ui/icons/HelpOutline';
import PoorIcon from '@material-ui/icons/HighlightOff';
import type { QualityBand } from '@backstage-data-mesh/plugin-data-mesh-common';

const ICONS: Record<QualityBand, ComponentType<SvgIconProps>> = {
  good: GoodIcon,
  fair: FairIcon,
  poor: PoorIcon,
  none: NoDataIcon,
};

/** The sign of a band of scores; says nothing to screen readers. */
export function BandIcon(props: { band: QualityBand }) {
  const Icon = ICONS[props.band];
  return <Icon aria-hidden />;
}
