import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import {
  INCIDENT_STATE_WORDS,
  incidentKindWords,
  type Incident,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  Age,
  LoadMore,
  mutedColor,
  refLabel,
  ToneChip,
  useProductPath,
} from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { TAB_PATHS } from '../../products/entity/tabPaths';
import { INCIDENT_TONE } from '../components';
import { useOngoingIncidents } from './queries';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(1, 0),
    overflowWrap: 'anywhere',
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
  },
  muted: { color: mutedColor(theme), fontSize: '0.8125rem' },
}));

/** What is wrong now, newest first, each leading to its product. */
export function OngoingIncidents() {
  const classes = useStyles();
  const { result, loadMore } = useOngoingIncidents();
  return (
    <Answer result={result} what="The incidents" lines={3}>
      {({ items }) =>
        items.length === 0 ? (
          <span className={classes.muted}>No incident is open.</span>
        ) : (
          <>
            <ul className={classes.list} aria-label="Incidents">
              {items.map(incident => (
                <li key={incident.id} className={classes.item}>
                  <IncidentLine incident={incident} />
                </li>
              ))}
            </ul>
            <LoadMore
              what="incidents"
              busy={result.loading}
              onClick={loadMore}
            />
          </>
        )
      }
    </Answer>
  );
}

function IncidentLine(props: { incident: Incident }) {
  const { incident } = props;
  const { product, productTitle, state, title, publicStatus } = incident;
  const classes = useStyles();
  const productPath = useProductPath();
  return (
    <>
      <div className={classes.head}>
        <ToneChip
          tone={INCIDENT_TONE[state]}
          title={INCIDENT_STATE_WORDS[state].sentence}
        >
          {INCIDENT_STATE_WORDS[state].label}
        </ToneChip>
        <Link to={`${productPath(product)}${TAB_PATHS.quality}`}>
          {productTitle ?? refLabel(product)}
        </Link>
        <ToneChip tone="neutral">{incidentKindWords(incident.kind)}</ToneChip>
      </div>
      <div>{title}</div>
      {publicStatus && <div>Status: {publicStatus}</div>}
      <div className={classes.muted}>
        <Age prefix="Opened" date={incident.openedAt} />
      </div>
    </>
  );
}
