import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { QualityRule } from '@backstage-data-mesh/plugin-data-mesh-common';
import { type Tone, ToneChip } from '../../components';
import { CodeBlock } from '../code/CodeBlock';

const SEVERITY: Record<string, Tone> = {
  error: 'danger',
  critical: 'danger',
  warning: 'caution',
  info: 'info',
};

const useStyles = makeStyles(theme => ({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  item: { overflowWrap: 'anywhere' },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    margin: theme.spacing(0.5, 0),
  },
}));

/** What a contract promises to check. */
export function QualityRules(props: { rules: readonly QualityRule[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {props.rules.map((rule, index) => (
        <li key={`${rule.id ?? rule.title}:${index}`} className={classes.item}>
          <Rule rule={rule} />
        </li>
      ))}
    </ul>
  );
}

function Rule(props: { rule: QualityRule }) {
  const { rule } = props;
  const classes = useStyles();
  const code = rule.query ?? rule.implementation;
  return (
    <>
      <Typography variant="body2">{rule.title}</Typography>
      {rule.description && rule.description !== rule.title && (
        <Typography variant="body2" color="textSecondary">
          {rule.description}
        </Typography>
      )}
      <div className={classes.chips}>
        {rule.dimension && <ToneChip tone="neutral">{rule.dimension}</ToneChip>}
        {rule.severity && (
          <ToneChip tone={SEVERITY[rule.severity.toLowerCase()] ?? 'neutral'}>
            {rule.severity}
          </ToneChip>
        )}
        {rule.engine && <ToneChip tone="accent">{rule.engine}</ToneChip>}
        {rule.schedule && (
          <ToneChip tone="info">
            {[rule.scheduler, rule.schedule].filter(Boolean).join(' ')}
          </ToneChip>
        )}
      </div>
      {rule.businessImpact && (
        <Typography variant="body2" color="textSecondary">
          When it fails: {rule.businessImpact}
        </Typography>
      )}
      {code && (
        <CodeBlock
          code={code.trim()}
          language={rule.query ? 'sql' : 'yaml'}
          label={`${rule.query ? 'Query' : 'Definition'} of ${rule.title}`}
        />
      )}
    </>
  );
}
