import { lazy, Suspense } from 'react';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  percentWords,
  shownScore,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { fillDays } from './fillDays';
import { PlotFrame } from './PlotFrame';
import { shortDay } from './shortDay';

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
      summary={summarise(days, alertBelow)}
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

function summarise(days: readonly TrendDay[], alertBelow?: number): string {
  return [
    scoresInWords(days),
    'Dashed: share of checks evaluated.',
    alertBelow !== undefined && 'Dotted: below it, an incident is raised.',
  ]
    .filter(Boolean)
    .join(' ');
}

function scoresInWords(days: readonly TrendDay[]): string {
  const known = days.flatMap(({ day, score }) =>
    score === undefined ? [] : [{ day, score: shownScore(score) }],
  );
  const last = known.at(-1);
  if (!last) return 'No score in this time.';
  const low = Math.min(...known.map(({ score }) => score));
  const high = Math.max(...known.map(({ score }) => score));
  // What holds no longer must not look as if it did.
  const isOver = last.day !== days.at(-1)?.day;
  const end = isOver ? `, none since ${shortDay(last.day)}` : '';
  if (known.length === 1) return `Score ${low}${end || ' on the last day'}.`;
  if (low === high) return `Score always ${low}${end}.`;
  return `Score between ${low} and ${high}${
    end || `, ${last.score} on the last day`
  }.`;
}
