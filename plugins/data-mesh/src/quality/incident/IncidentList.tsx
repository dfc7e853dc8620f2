import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/core-components';
import {
  INCIDENT_STATE_WORDS,
  incidentKindWords,
  type Incident,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  Age,
  mutedColor,
  plural,
  ToneChip,
  toneColors,
  VisuallyHidden,
  type Tone,
} from '../../products/components';
import { useTabPath } from '../../products/entity/tabPaths';
import { INCIDENT_TONE } from '../components';
import { AcknowledgeDialog } from './AcknowledgeDialog';

const useStyles = makeStyles(theme => ({
  root: { '& > ul': { marginTop: theme.spacing(2) } },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
  },
  resolved: { marginTop: theme.spacing(1.5) },
  summary: { cursor: 'pointer', marginBottom: theme.spacing(1) },
}));

/** What is wrong with a product now, and what was lately. */
export function IncidentList(props: { incidents: readonly Incident[] }) {
  const { incidents } = props;
  const classes = useStyles();
  const [acknowledged, setAcknowledged] = useState<string>();
  const ongoing = incidents.filter(({ state }) => state !== 'resolved');
  const resolved = incidents.filter(({ state }) => state === 'resolved');
  // As it is now, and not as it was when the dialog opened.
  const current = incidents.find(({ id }) => id === acknowledged);
  return (
    <div className={classes.root}>
      {ongoing.length > 0 && (
        <ul className={classes.list} aria-label="Incidents">
          {ongoing.map(incident => (
            <li key={incident.id}>
              <IncidentItem
                incident={incident}
                onAcknowledge={() => setAcknowledged(incident.id)}
              />
            </li>
          ))}
        </ul>
      )}
      {resolved.length > 0 && (
        <details className={classes.resolved}>
          <summary className={classes.summary}>
            {plural(resolved.length, 'incident')} resolved in the last 7 days
          </summary>
          <ul className={classes.list}>
            {resolved.map(incident => (
              <li key={incident.id}>
                <IncidentItem incident={incident} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {current && (
        <AcknowledgeDialog
          incident={current}
          onClose={() => setAcknowledged(undefined)}
        />
      )}
    </div>
  );
}

const useItemStyles = makeStyles<Theme, { tone: Tone }>(theme => ({
  root: {
    padding: theme.spacing(1.5, 2),
    borderStyle: 'solid',
    borderWidth: '1px 1px 1px 4px',
    borderRadius: theme.shape.borderRadius,
    overflowWrap: 'anywhere',
  },
  // Apart: what changes with the state must not set the widths anew.
  tone: ({ tone }) => ({
    borderColor: toneColors(theme, tone).borderColor,
  }),
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
  },
  title: { margin: 0, fontSize: '0.9375rem', fontWeight: 600 },
  text: { margin: theme.spacing(0.5, 0, 0), maxWidth: '80ch' },
  status: {
    margin: theme.spacing(0.5, 0, 0),
    maxWidth: '80ch',
    whiteSpace: 'pre-wrap',
  },
  muted: { color: mutedColor(theme), margin: theme.spacing(0.5, 0, 0) },
  action: { marginTop: theme.spacing(1) },
}));

function IncidentItem(props: {
  incident: Incident;
  onAcknowledge?: () => void;
}) {
  const { incident, onAcknowledge } = props;
  const { state, title, detail, publicStatus, note, checkId } = incident;
  const classes = useItemStyles({ tone: INCIDENT_TONE[state] });
  const tabPath = useTabPath();
  const words = INCIDENT_STATE_WORDS[state];
  return (
    <article className={`${classes.root} ${classes.tone}`} aria-label={title}>
      <div className={classes.head}>
        <h4 className={classes.title}>{title}</h4>
        <ToneChip tone={INCIDENT_TONE[state]} title={words.sentence}>
          {words.label}
        </ToneChip>
        <ToneChip tone="neutral">{incidentKindWords(incident.kind)}</ToneChip>
      </div>
      {detail && <p className={classes.text}>{detail}</p>}
      {publicStatus && (
        <p className={classes.status}>
          <strong>Status:</strong> {publicStatus}
        </p>
      )}
      {note && (
        <p className={classes.status}>
          <strong>Note:</strong> {note}
        </p>
      )}
      <p className={classes.muted}>
        <Age prefix="Opened" date={incident.openedAt} />
        {incident.reopened > 0 &&
          `, came back ${plural(incident.reopened, 'time')}`}
        {incident.acknowledgedAt && (
          <>
            {' · '}
            <Age prefix="Seen to" date={incident.acknowledgedAt} />
            {incident.acknowledgedBy && (
              <>
                {' by '}
                <EntityRefLink
                  entityRef={incident.acknowledgedBy}
                  defaultKind="user"
                  hideIcon
                />
              </>
            )}
          </>
        )}
        {incident.resolvedAt && (
          <>
            {' · '}
            <Age prefix="Resolved" date={incident.resolvedAt} />
          </>
        )}
        {checkId !== undefined && (
          <>
            {' · '}
            <Link
              to={tabPath('quality', { check: String(checkId) })}
              underline="always"
            >
              Show the check<VisuallyHidden> of {title}</VisuallyHidden>
            </Link>
          </>
        )}
      </p>
      {onAcknowledge && incident.actions.includes('acknowledge') && (
        <Button
          className={classes.action}
          size="small"
          variant="outlined"
          onClick={onAcknowledge}
        >
          {state === 'acknowledged' ? 'Change what was said' : 'See to it'}
          <VisuallyHidden>: {title}</VisuallyHidden>
        </Button>
      )}
    </article>
  );
}
