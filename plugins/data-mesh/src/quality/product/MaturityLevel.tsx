import { makeStyles, type Theme } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import OpenIcon from '@material-ui/icons/RadioButtonUnchecked';
import type { MaturityResult } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  CodeText,
  mutedColor,
  ToneChip,
  toneColors,
  VisuallyHidden,
} from '../../products/components';

type Level = MaturityResult['levels'][number];
type Criterion = Level['criteria'][number];

const useStyles = makeStyles<Theme, { reached: boolean }>(theme => ({
  root: ({ reached }) => ({
    borderLeft: `4px solid ${
      reached ? toneColors(theme, 'good').color : theme.palette.divider
    }`,
    padding: theme.spacing(0.5, 0, 1, 2),
  }),
  summary: {
    display: 'list-item',
    cursor: 'pointer',
    padding: theme.spacing(0.5, 0),
  },
  title: { fontWeight: 600, marginRight: theme.spacing(1) },
  text: { margin: theme.spacing(0.5, 0), maxWidth: '80ch' },
  list: {
    listStyle: 'none',
    margin: theme.spacing(0.5, 0, 0),
    padding: 0,
  },
  criterion: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: theme.spacing(0, 1),
    padding: theme.spacing(0.5, 0),
    overflowWrap: 'anywhere',
    '& svg': { fontSize: 18, marginTop: 1 },
  },
  met: { color: toneColors(theme, 'good').color },
  missing: { color: toneColors(theme, 'caution').color },
  broken: { color: toneColors(theme, 'danger').color },
  muted: { color: mutedColor(theme) },
}));

/** A rung of the ladder: what it asks for, what of it is missing, and how. */
export function MaturityLevel(props: { level: Level; isNext: boolean }) {
  const { level, isNext } = props;
  const { title, description, reached, criteria } = level;
  const classes = useStyles({ reached });
  const missing = criteria.filter(({ met }) => !met);
  return (
    <details className={classes.root} open={isNext}>
      <summary className={classes.summary}>
        <span className={classes.title}>
          {level.level}. {title}
        </span>
        {reached ? (
          <ToneChip tone="good" icon={<CheckIcon aria-hidden />}>
            Reached
          </ToneChip>
        ) : (
          <ToneChip tone={isNext ? 'caution' : 'neutral'}>
            {missing.length === 0
              ? 'Waits for the level before'
              : `${missing.length} of ${criteria.length} missing`}
          </ToneChip>
        )}
      </summary>
      {description && <p className={classes.text}>{description}</p>}
      <ul className={classes.list}>
        {[...missing, ...criteria.filter(({ met }) => met)].map(criterion => (
          <li key={criterion.id} className={classes.criterion}>
            <CriterionSign criterion={criterion} />
            <div>
              {criterion.title}{' '}
              {criterion.attribute && (
                <span className={classes.muted}>({criterion.attribute})</span>
              )}
              {criterion.error && (
                <div className={classes.broken}>
                  Could not be evaluated: {criterion.error}
                </div>
              )}
              {!criterion.met && criterion.remediation && (
                <div className={classes.muted}>
                  <CodeText text={criterion.remediation} />
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

function CriterionSign(props: { criterion: Criterion }) {
  const { met, error } = props.criterion;
  const classes = useStyles({ reached: met });
  if (met) {
    return (
      <span className={classes.met}>
        <CheckIcon aria-hidden />
        <VisuallyHidden>Met:</VisuallyHidden>
      </span>
    );
  }
  return (
    <span className={error ? classes.broken : classes.missing}>
      {error ? <ErrorIcon aria-hidden /> : <OpenIcon aria-hidden />}
      <VisuallyHidden>Missing:</VisuallyHidden>
    </span>
  );
}
