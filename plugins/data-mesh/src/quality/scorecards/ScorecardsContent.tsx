import { type ReactNode, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { QualityOverview } from '@backstage-data-mesh/plugin-data-mesh-common';
import { mutedColor, refLabel } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { NothingDeclared } from '../../products/marketplace/NothingDeclared';
import { rootRouteRef, scorecardsRouteRef } from '../../routes';
import { Trend } from '../components';
import { MaturityDistribution, ScoreDistribution } from './Distributions';
import { League } from './League';
import { MeshSummary } from './MeshSummary';
import { Moves } from './Moves';
import { NoScores } from './NoScores';
import { OngoingIncidents } from './OngoingIncidents';
import { QualityNav } from './QualityNav';
import { useOverview, useRollUpHistory } from './queries';
import {
  formatScorecardState,
  type LeagueOrder,
  type LeagueSort,
} from './scorecardState';
import { useScorecardState } from './useScorecardState';

const MESH = 'mesh';

const useStyles = makeStyles(theme => ({
  heading: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(1),
  },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))',
    gap: theme.spacing(2),
  },
  part: { minWidth: 0 },
  card: { padding: theme.spacing(2), height: '100%' },
  muted: { color: mutedColor(theme) },
  league: { marginTop: theme.spacing(3) },
}));

/** How far the mesh can be trusted, whose data are best, and what changed. */
export function ScorecardsContent() {
  const classes = useStyles();
  const [state, change] = useScorecardState();
  const { domain } = state;
  const overview = useOverview(domain);
  const title =
    domain === undefined
      ? 'The whole mesh'
      : (overview.data?.domains.find(({ scope }) => scope === domain)?.title ??
        refLabel(domain));
  return (
    <>
      <QualityNav current="scorecards" />
      <div className={classes.heading}>
        <Typography variant="h6" component="h2">
          {domain === undefined ? 'Scorecards' : `Scorecard of ${title}`}
        </Typography>
        {domain !== undefined && (
          <Button
            variant="outlined"
            onClick={() => change({ domain: undefined })}
          >
            Show the whole mesh
          </Button>
        )}
      </div>
      <Answer result={overview} what="The scorecards" lines={10}>
        {data =>
          data.mesh.products === 0 && domain === undefined ? (
            <NothingDeclared />
          ) : (
            <>
              {data.mesh.expected === 0 && <NoScores />}
              <Overview
                overview={data}
                title={title}
                domain={domain}
                league={
                  <DomainLeague
                    overview={data}
                    domain={domain}
                    sort={state.sort}
                    order={state.order}
                    onSort={(sort, order) => change({ sort, order })}
                  />
                }
              />
            </>
          )
        }
      </Answer>
    </>
  );
}

function Overview(props: {
  overview: QualityOverview;
  title: string;
  domain: string | undefined;
  league: ReactNode;
}) {
  const { overview, title, domain, league } = props;
  const classes = useStyles();
  return (
    <>
      <div className={classes.grid}>
        <Part title={title}>
          <MeshSummary rollUp={overview.mesh} />
        </Part>
        <Part title="Day by day">
          <History scope={domain ?? MESH} title={title} />
        </Part>
        <Part title="What got worse this week">
          <Moves
            label="What got worse this week"
            moves={overview.worse}
            none="Nothing fell in the last 7 days."
          />
        </Part>
        <Part title="What got better this week">
          <Moves
            label="What got better this week"
            moves={overview.better}
            none="Nothing rose in the last 7 days."
          />
        </Part>
        <Part title="Scores">
          <ScoreDistribution distribution={overview.distribution} />
        </Part>
        {overview.maturity.length > 0 && (
          <Part title="Maturity">
            <MaturityDistribution maturity={overview.maturity} />
          </Part>
        )}
      </div>
      {league}
      <OwnerLeague overview={overview} />
      {domain === undefined && (
        <section className={classes.league} aria-label="Open incidents">
          <Typography variant="subtitle1" component="h3" gutterBottom>
            Open incidents
          </Typography>
          <OngoingIncidents />
        </section>
      )}
    </>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  const titleId = useId();
  return (
    <section className={classes.part} aria-labelledby={titleId}>
      <Paper variant="outlined" className={classes.card}>
        <Typography
          id={titleId}
          variant="subtitle1"
          component="h3"
          gutterBottom
        >
          {props.title}
        </Typography>
        {props.children}
      </Paper>
    </section>
  );
}

function History(props: { scope: string; title: string }) {
  const { scope, title } = props;
  const classes = useStyles();
  const history = useRollUpHistory(scope);
  return (
    <Answer result={history} what="The days before" lines={4}>
      {({ hidden, days }) => {
        if (hidden) {
          return (
            <span className={classes.muted}>
              The days before count products that you may not read, so they are
              not shown.
            </span>
          );
        }
        return days.length === 0 ? (
          <span className={classes.muted}>
            There is no history yet. It begins with the first day that ends
            after results came in.
          </span>
        ) : (
          <Trend days={days} label={`Score of ${title}, day by day`} />
        );
      }}
    </Answer>
  );
}

function DomainLeague(props: {
  overview: QualityOverview;
  domain: string | undefined;
  sort: LeagueSort;
  order: LeagueOrder;
  onSort: (sort: LeagueSort, order: LeagueOrder) => void;
}) {
  const { overview, domain, sort, order, onSort } = props;
  const classes = useStyles();
  const page = useRouteRef(scorecardsRouteRef)();
  const marketplace = useRouteRef(rootRouteRef)();
  if (overview.domains.length === 0) {
    return null;
  }
  return (
    <section className={classes.league} aria-label="Domains">
      <Typography variant="subtitle1" component="h3" gutterBottom>
        Domains
      </Typography>
      <League
        label="Domains"
        what="Domain"
        rollUps={overview.domains}
        sort={sort}
        order={order}
        onSort={onSort}
        renderName={({ scope, title }) =>
          scope === domain ? (
            title
          ) : (
            <Link
              to={`${page}?${formatScorecardState({ domain: scope, sort, order })}`}
            >
              {title}
            </Link>
          )
        }
        productsPath={({ scope }) => worstFirst(marketplace, { domain: scope })}
      />
    </section>
  );
}

function OwnerLeague(props: { overview: QualityOverview }) {
  const { owners } = props.overview;
  const classes = useStyles();
  const marketplace = useRouteRef(rootRouteRef)();
  const [{ sort, order }, setSorting] = useState<{
    sort: LeagueSort;
    order: LeagueOrder;
  }>({ sort: 'score', order: 'desc' });
  if (owners.length === 0) {
    return null;
  }
  return (
    <section className={classes.league} aria-label="Owners">
      <Typography variant="subtitle1" component="h3" gutterBottom>
        Owners
      </Typography>
      <League
        label="Owners"
        what="Owner"
        rollUps={owners}
        sort={sort}
        order={order}
        onSort={(nextSort, nextOrder) =>
          setSorting({ sort: nextSort, order: nextOrder })
        }
        renderName={({ scope }) => (
          <EntityRefLink entityRef={scope} defaultKind="group" />
        )}
        productsPath={({ scope }) => worstFirst(marketplace, { owner: scope })}
      />
    </section>
  );
}

/** The address of products in the marketplace, those to be mended first. */
function worstFirst(
  marketplace: string,
  filter: Record<string, string>,
): string {
  const query = new URLSearchParams({
    ...filter,
    sort: 'quality',
    order: 'asc',
  });
  return `${marketplace}?${query}`;
}
