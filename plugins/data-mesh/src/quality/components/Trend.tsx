import { lazy, Suspense } from 'react';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  percentWords,
  shownScore,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { PlotFrame } from './PlotFrame';
import { fillDays } from './fillDays';

/** A day of a trend, as histories of products and of roll-ups have it. */
export type TrendDay = {
  /** UTC, such as "2026-11-23". */
  day: string;
  /** 0 to 100; left out where nothing was evaluated. */
  score?: number;
  /** 0 to 1. */
  coverage?: number;
  failing?: number;
};

/** What is drawn of a day. */
export type TrendPoint = {
  day: string;
  score?: number;
  /** 0 to 100. */
  covered?: number;
};

const LinePlot = lazy(() =>
  import('./LinePlot').then(module => ({ default: module.LinePlot })),
);

/**
 * A score day by day, with a table behind the plot. Days on which nothing
 * changed are filled with what held before.
 */
export function Trend(props: {
  /** Oldest first; days without a change may be left out. */
  days: readonly TrendDay[];
  /** Name of the plot. */
  label?: string;
  /** The score that raises an incident, as a line. */
  alertBelow?: number;
}) {
  const { label = 'Score day by day', alertBelow } = props;
  const days = fillDays(props.days);
  return (
    <PlotFrame
      label={label}
      summary={summarise(days)}
      columns={['Day', 'Score', 'Coverage', 'Failing checks']}
      rows={[...days]
        .reverse()
        .map(each => [
          each.day,
          each.score === undefined ? 'no data' : shownScore(each.score),
          each.coverage === undefined ? '' : percentWords(each.coverage),
          each.failing === undefined ? '' : String(each.failing),
        ])}
    >
      <Suspense fallback={<Skeleton variant="rect" height={200} aria-hidden />}>
        <LinePlot
          points={days.map(({ day, score, coverage }) => ({
            day,
            score,
            covered: coverage === undefined ? undefined : coverage * 100,
          }))}
          alertBelow={alertBelow}
        />
      </Suspense>
    </PlotFrame>
  );
}

function summarise(days: readonly TrendDay[]): string {
  const scores = days.flatMap(({ score }) =>
    score === undefined ? [] : [shownScore(score)],
  );
  if (scores.length === 0) return 'No score in this time.';
  const low = Math.min(...scores);
  const high = Math.max(...scores);
  const range =
    low === high
      ? `Score always ${low}`
      : `Score between ${low} and ${high}, ${scores.at(-1)} on the last day`;
  return `${range}. Dashed: share of checks evaluated.`;
}
