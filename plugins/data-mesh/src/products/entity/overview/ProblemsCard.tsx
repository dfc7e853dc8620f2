import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { plural, ProblemCount, ProblemList } from '../../components';
import { allProblems } from '../problems/allProblems';
import { useProduct } from '../queries';
import { useTabPath } from '../tabPaths';
import { SectionCard } from '../SectionCard';

/** So many fit on the overview; the rest stand on their own tab. */
const SHOWN = 3;

const useStyles = makeStyles({
  title: { display: 'inline-flex', alignItems: 'center', gap: 8 },
});

/** The mistakes of the declaration and the contracts; nothing without any. */
export function ProblemsCard() {
  const { data } = useProduct();
  const tabPath = useTabPath();
  const classes = useStyles();
  const problems = data ? allProblems(data) : [];
  if (!data || problems.length === 0) return null;
  return (
    <SectionCard
      title={
        <span className={classes.title}>
          This product has problems
          <ProblemCount problems={countBySeverity(problems)} />
        </span>
      }
      footerActions={
        problems.length > SHOWN && (
          <Link to={tabPath('problems')}>
            Show all {plural(problems.length, 'problem')}
          </Link>
        )
      }
    >
      <ProblemList problems={problems.slice(0, SHOWN)} />
    </SectionCard>
  );
}

function countBySeverity(problems: readonly { severity: string }[]) {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}
