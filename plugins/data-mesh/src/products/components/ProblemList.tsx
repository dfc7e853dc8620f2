import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { Link } from '@backstage/core-components';
import type { Problem } from '@backstage-data-mesh/plugin-data-mesh-common';
import { CodeText } from './CodeText';
import { problemPlace, problemUrl } from './problemPlace';
import { ToneChip } from './ToneChip';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  item: {
    padding: theme.spacing(1.5, 0),
    overflowWrap: 'anywhere',
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(0.5),
  },
  place: {
    fontFamily: 'monospace',
    fontSize: '0.8125rem',
  },
}));

/**
 * Mistakes of a declaration or a contract: what, where, and how to mend it;
 * errors first.
 */
export function ProblemList(props: {
  problems: Problem[];
  /** Name of the list for screen readers. */
  label?: string;
}) {
  const { problems, label = 'Problems' } = props;
  const classes = useStyles();
  const sorted = [
    ...problems.filter(p => p.severity === 'error'),
    ...problems.filter(p => p.severity !== 'error'),
  ];
  return (
    <ul className={classes.list} aria-label={label}>
      {sorted.map((problem, index) => (
        <ProblemItem key={`${problem.code}:${index}`} problem={problem} />
      ))}
    </ul>
  );
}

function ProblemItem(props: { problem: Problem }) {
  const { problem } = props;
  const classes = useStyles();
  const place = problemPlace(problem);
  const url = problemUrl(problem);
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        {problem.severity === 'error' ? (
          <ToneChip tone="danger" icon={<ErrorIcon aria-hidden />}>
            Error
          </ToneChip>
        ) : (
          <ToneChip tone="caution" icon={<WarningIcon aria-hidden />}>
            Warning
          </ToneChip>
        )}
        {place && (
          <span className={classes.place}>
            {url ? <Link to={url}>{place}</Link> : place}
          </span>
        )}
        {problem.field && <code>{problem.field}</code>}
      </div>
      <Typography variant="body1">
        <CodeText text={problem.message} />
      </Typography>
      {problem.remedy && (
        <Typography variant="body2" color="textSecondary">
          <CodeText text={problem.remedy} />
        </Typography>
      )}
    </li>
  );
}
