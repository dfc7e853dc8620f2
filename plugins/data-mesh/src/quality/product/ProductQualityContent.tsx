import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import type { ProductQuality } from '@backstage-data-mesh/plugin-data-mesh-common';
import { Answer, ProductUnknown } from '../../products/entity/Answer';
import { SectionCard } from '../../products/entity/SectionCard';
import { useUrlState } from '../../products/entity/useUrlState';
import { ChecksView } from '../check/ChecksView';
import { FILTER_NAMES } from '../check/checkFilters';
import { IncidentList } from '../incident/IncidentList';
import { Explanation } from './Explanation';
import { LevelsView } from './LevelsView';
import { MaturityView } from './MaturityView';
import { NoResults } from './NoResults';
import { QualityHead } from './QualityHead';
import { QUALITY_VIEWS, viewOf, type QualityView } from './qualityViews';
import { useProductQuality } from './queries';
import { RunsView } from './RunsView';
import { ScoreView } from './ScoreView';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(3),
    minWidth: 0,
  },
  tabs: {
    minHeight: 40,
    margin: theme.spacing(0, 0, 2),
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  tab: { minHeight: 40, minWidth: 80, textTransform: 'none' },
}));

/** What belongs to the checks, and is left behind with them. */
const OF_CHECKS = Object.fromEntries(
  [...FILTER_NAMES, 'check'].map(name => [name, undefined]),
);

/** Whether a product can be trusted, and why. */
export function ProductQualityContent() {
  const result = useProductQuality();
  const classes = useStyles();
  return (
    <Answer
      result={result}
      what="The quality"
      lines={10}
      notFound={<ProductUnknown onRetry={result.refetch} />}
    >
      {quality => (
        <div className={classes.root}>
          <SectionCard title="Quality">
            <QualityHead quality={quality} />
            <IncidentList incidents={quality.incidents} />
          </SectionCard>
          <Parts quality={quality} />
        </div>
      )}
    </Answer>
  );
}

function Parts(props: { quality: ProductQuality }) {
  const { quality } = props;
  const classes = useStyles();
  const [params, change] = useUrlState();
  const view = viewOf(params);
  const unknown = quality.checks.length === 0;
  const neverReported =
    quality.lastResultAt === undefined && quality.runs.length === 0;
  const content: Record<QualityView, () => ReactNode> = {
    score: () =>
      neverReported ? (
        <>
          <NoResults quality={quality} />
          {!unknown && <Explanation quality={quality} />}
        </>
      ) : (
        <ScoreView quality={quality} />
      ),
    checks: () =>
      unknown ? (
        <NoResults quality={quality} />
      ) : (
        <ChecksView quality={quality} />
      ),
    levels: () => <LevelsView levels={quality.serviceLevels} />,
    maturity: () => <MaturityView />,
    runs: () => <RunsView quality={quality} />,
  };
  return (
    <SectionCard title="In detail">
      <Tabs
        className={classes.tabs}
        value={view}
        onChange={(_, id) => change({ ...OF_CHECKS, view: id }, { push: true })}
        variant="scrollable"
        scrollButtons="auto"
        indicatorColor="primary"
        aria-label="Parts of the quality"
      >
        {QUALITY_VIEWS.map(({ id, label }) => (
          <Tab
            key={id}
            value={id}
            label={label}
            className={classes.tab}
            id={`quality-tab-${id}`}
            aria-controls="quality-panel"
          />
        ))}
      </Tabs>
      <div
        role="tabpanel"
        id="quality-panel"
        aria-labelledby={`quality-tab-${view}`}
      >
        {content[view]()}
      </div>
    </SectionCard>
  );
}
