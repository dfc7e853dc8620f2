import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import BlockIcon from '@material-ui/icons/Block';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import type { ContractChange } from '@backstage-data-mesh/plugin-data-mesh-common';
import { plural, type Tone, ToneChip } from '../../components';

type Severity = ContractChange['severity'];

const GROUPS: ReadonlyArray<{
  severity: Severity;
  title: string;
  explanation: string;
  tone: Tone;
  Icon: typeof InfoIcon;
}> = [
  {
    severity: 'breaking',
    title: 'Breaking',
    explanation: 'Consumers may fail or see data refused.',
    tone: 'danger',
    Icon: BlockIcon,
  },
  {
    severity: 'warning',
    title: 'Worth a look',
    explanation: 'Nothing stops, but what was agreed is weaker or different.',
    tone: 'caution',
    Icon: WarningIcon,
  },
  {
    severity: 'info',
    title: 'For information',
    explanation: 'Good to know.',
    tone: 'info',
    Icon: InfoIcon,
  },
];

const useStyles = makeStyles(theme => ({
  group: { marginTop: theme.spacing(2) },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    margin: 0,
    fontSize: 'inherit',
    fontWeight: 'inherit',
  },
  list: {
    listStyle: 'none',
    margin: theme.spacing(0.5, 0, 0),
    padding: 0,
    '& > li': {
      padding: theme.spacing(1, 0),
      borderTop: `1px solid ${theme.palette.divider}`,
      overflowWrap: 'anywhere',
    },
  },
  path: { fontSize: '0.8125rem', fontWeight: 600 },
}));

/** The changes between two contracts, by how much they matter. */
export function ChangeList(props: {
  changes: readonly ContractChange[];
  port: string;
}) {
  const { changes } = props;
  const classes = useStyles();
  if (changes.length === 0) {
    return (
      <Typography variant="body2">
        The same is promised: only the wording or the form of the file differs.
      </Typography>
    );
  }
  const breaking = changes.filter(({ severity }) => severity === 'breaking');
  return (
    <>
      <Typography variant="body2">
        {plural(changes.length, 'change')},{' '}
        {breaking.length === 0
          ? 'none of them breaks consumers.'
          : `${breaking.length} of them ${
              breaking.length === 1 ? 'breaks' : 'break'
            } consumers.`}
      </Typography>
      {GROUPS.map(({ severity, title, explanation, tone, Icon }) => {
        const own = changes.filter(change => change.severity === severity);
        return own.length === 0 ? null : (
          <section key={severity} className={classes.group}>
            <h5 className={classes.head}>
              <ToneChip tone={tone} icon={<Icon aria-hidden />}>
                {title} ({own.length})
              </ToneChip>
              <Typography
                variant="body2"
                component="span"
                color="textSecondary"
              >
                {explanation}
              </Typography>
            </h5>
            <ul className={classes.list}>
              {own.map((change, index) => (
                <li key={`${change.code}:${change.path}:${index}`}>
                  <code className={classes.path}>{change.path}</code>
                  <Typography variant="body2">{change.message}</Typography>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
