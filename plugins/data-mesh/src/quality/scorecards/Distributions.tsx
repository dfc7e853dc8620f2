import { lazy, Suspense } from 'react';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  qualityBand,
  type QualityOverview,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { plural, type Tone } from '../../products/components';
import { BAND_TONE, PlotFrame } from '../components';
import type { PlotBar } from './BarPlot';

const BarPlot = lazy(() =>
  import('./BarPlot').then(module => ({ default: module.BarPlot })),
);

/** How many products have which score. */
export function ScoreDistribution(props: {
  distribution: QualityOverview['distribution'];
}) {
  const bars = props.distribution.map(({ from, to, products }): PlotBar => ({
    label: rangeWords(from, to),
    short: from === undefined ? 'none' : `${from}`,
    products,
    tone: BAND_TONE[qualityBand(from)],
  }));
  return (
    <Bars
      label="Products by score"
      first="Score"
      bars={bars}
      arrange="beside"
      axis="Score from"
      summary={summarise(props.distribution)}
    />
  );
}

/** How many products have reached which level. */
export function MaturityDistribution(props: {
  maturity: QualityOverview['maturity'];
}) {
  const { maturity } = props;
  const bars = maturity.map(({ level, title, products }): PlotBar => ({
    label: level === 0 ? title : `${level} ${title}`,
    products,
    tone: levelTone(level, maturity.length),
  }));
  const all = bars.reduce((sum, { products }) => sum + products, 0);
  const first = maturity.find(({ level }) => level === 0)?.products ?? 0;
  return (
    <Bars
      label="Products by maturity"
      first="Level"
      bars={bars}
      arrange="below"
      summary={`${(all - first).toLocaleString('en')} of ${plural(all, 'product')} reached the first level.`}
    />
  );
}

function Bars(props: {
  label: string;
  first: string;
  summary: string;
  bars: PlotBar[];
  arrange: 'beside' | 'below';
  axis?: string;
}) {
  const { label, first, summary, bars, arrange, axis } = props;
  return (
    <PlotFrame
      label={label}
      summary={summary}
      columns={[first, 'Products']}
      rows={bars.map(bar => [bar.label, bar.products.toLocaleString('en')])}
    >
      <Suspense fallback={<Skeleton variant="rect" height={200} aria-hidden />}>
        <BarPlot bars={bars} arrange={arrange} axis={axis} />
      </Suspense>
    </PlotFrame>
  );
}

/** "90–100", and "80–89" where the next range begins at 90. */
function rangeWords(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return 'no data';
  if (to === undefined) return `from ${from}`;
  return `${from}–${to >= 100 ? 100 : to - 1}`;
}

function summarise(distribution: QualityOverview['distribution']): string {
  const counts = { good: 0, fair: 0, poor: 0, none: 0 };
  for (const { from, products } of distribution) {
    counts[qualityBand(from)] += products;
  }
  return [
    `${counts.good.toLocaleString('en')} good`,
    `${counts.fair.toLocaleString('en')} fair`,
    `${counts.poor.toLocaleString('en')} poor`,
    `${counts.none.toLocaleString('en')} without data.`,
  ].join(', ');
}

function levelTone(level: number, levels: number): Tone {
  if (level === 0) return 'neutral';
  return level >= levels - 1 ? 'good' : 'info';
}
