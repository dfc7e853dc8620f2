import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  engineLabel,
  type UnmatchedTarget,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  Age,
  mutedColor,
  plural,
  refLabel,
  ToneChip,
} from '../../products/components';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), overflowWrap: 'anywhere' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
  },
  title: { margin: 0, fontSize: '0.9375rem', fontWeight: 600 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(0.5, 2),
    margin: theme.spacing(1, 0),
    '& dt': { color: mutedColor(theme) },
    '& dd': { margin: 0 },
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
}));

/** Results that belong nowhere: what, why, whose, and what can be done. */
export function UnmatchedItem(props: {
  target: UnmatchedTarget;
  onMap: () => void;
  onDismiss: () => void;
}) {
  const { target, onMap, onDismiss } = props;
  const { checks, runs, examples, candidates } = target;
  const classes = useStyles();
  const more = checks - examples.length;
  return (
    <Paper variant="outlined" component="article" className={classes.root}>
      <div className={classes.head}>
        <h3 className={classes.title}>
          <code>{target.target}</code>
        </h3>
        <ToneChip tone="neutral">{engineLabel(target.engine)}</ToneChip>
      </div>
      <div>{target.reason}</div>
      <dl className={classes.facts}>
        <dt>Sent for</dt>
        <dd>
          <EntityRefLink entityRef={target.owner} defaultKind="group" />
        </dd>
        <dt>What came</dt>
        <dd>
          {plural(checks, 'check')} in {plural(runs, 'run')},{' '}
          <Age prefix="last" date={target.lastSeenAt} />, first{' '}
          <Age date={target.firstSeenAt} />
        </dd>
        {examples.length > 0 && (
          <>
            <dt>Such as</dt>
            <dd>
              {examples.join(', ')}
              {more > 0 && ` and ${more.toLocaleString('en')} more`}
            </dd>
          </>
        )}
        {candidates.length > 0 && (
          <>
            <dt>Looks like</dt>
            <dd>
              {candidates
                .map(
                  ({ title, product, port }) =>
                    `${title ?? refLabel(product)}, port ${port}`,
                )
                .join('; ')}
            </dd>
          </>
        )}
      </dl>
      <div className={classes.actions}>
        <Button
          variant="contained"
          color="primary"
          size="small"
          aria-label={`Map to a port: ${target.target}`}
          onClick={onMap}
        >
          Map to a port
        </Button>
        <Button
          variant="outlined"
          size="small"
          aria-label={`Dismiss ${target.target}`}
          onClick={onDismiss}
        >
          Dismiss
        </Button>
      </div>
    </Paper>
  );
}
