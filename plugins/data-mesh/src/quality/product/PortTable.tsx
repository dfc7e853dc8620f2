import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import {
  coverageWords,
  type PortQuality,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { DataTable } from '../../products/entity/contract/DataTable';
import { useTabPath } from '../../products/entity/tabPaths';
import { ScoreBadge } from '../components';

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(3) },
  title: { fontSize: '1rem', fontWeight: 600, margin: 0 },
}));

/** The score port by port. */
export function PortTable(props: { ports: readonly PortQuality[] }) {
  const classes = useStyles();
  const tabPath = useTabPath();
  return (
    <section className={classes.root} aria-labelledby="quality-ports">
      <h4 id="quality-ports" className={classes.title}>
        Output ports
      </h4>
      <DataTable
        label="Score by output port"
        columns={['Output port', 'Score', 'Coverage', 'Failing']}
        rows={props.ports.map(each => [
          each.port === '' ? (
            'The product as a whole'
          ) : (
            <Link
              key="port"
              to={tabPath('quality', { view: 'checks', port: each.port })}
              underline="always"
            >
              {each.title ?? each.port}
            </Link>
          ),
          <ScoreBadge key="score" score={each.score} />,
          coverageWords(each),
          String(each.failing),
        ])}
      />
    </section>
  );
}
