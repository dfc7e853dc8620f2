import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Problem } from '@backstage-data-mesh/plugin-data-mesh-common';
import { CodeText, plural, ProblemCount, ToneChip } from '../../components';
import { cx } from '../cx';

/** So many show at first: a page of mistakes hides the contract. */
const SHOWN = 5;

const useStyles = makeStyles(theme => ({
  root: {
    marginTop: theme.spacing(2),
    padding: theme.spacing(1.5, 2, 1),
    border: `1px solid ${theme.palette.divider}`,
    borderLeft: `4px solid ${theme.palette.error.main}`,
    borderRadius: theme.shape.borderRadius,
  },
  warnings: { borderLeftColor: theme.palette.warning.main },
  title: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: 0,
    fontSize: '1rem',
  },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& > li': {
      padding: theme.spacing(1, 0),
      overflowWrap: 'anywhere',
    },
    '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
  },
}));

/** The problems of a contract, each with a way to its line in the text. */
export function ContractProblems(props: {
  problems: readonly Problem[];
  onShow: (line: number) => void;
}) {
  const { problems, onShow } = props;
  const classes = useStyles();
  const [all, setAll] = useState(false);
  const shown = all ? problems : problems.slice(0, SHOWN);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <section className={cx(classes.root, errors === 0 && classes.warnings)}>
      <h4 className={classes.title}>
        This contract has problems
        <ProblemCount
          problems={{ errors, warnings: problems.length - errors }}
        />
      </h4>
      <ul className={classes.list} aria-label="Problems of the contract">
        {shown.map((problem, index) => (
          <li key={`${problem.code}:${index}`}>
            <div className={classes.head}>
              <ToneChip
                tone={problem.severity === 'error' ? 'danger' : 'caution'}
              >
                {problem.severity === 'error' ? 'Error' : 'Warning'}
              </ToneChip>
              {problem.line !== undefined && (
                <Button
                  size="small"
                  color="primary"
                  onClick={() => onShow(problem.line ?? 1)}
                >
                  Line {problem.line}
                </Button>
              )}
              {problem.field && <code>{problem.field}</code>}
            </div>
            <Typography variant="body2">
              <CodeText text={problem.message} />
            </Typography>
            {problem.remedy && (
              <Typography variant="body2" color="textSecondary">
                <CodeText text={problem.remedy} />
              </Typography>
            )}
          </li>
        ))}
      </ul>
      {problems.length > SHOWN && (
        <Button size="small" onClick={() => setAll(!all)} aria-expanded={all}>
          {all
            ? 'Show fewer'
            : `Show all ${plural(problems.length, 'problem')}`}
        </Button>
      )}
    </section>
  );
}
