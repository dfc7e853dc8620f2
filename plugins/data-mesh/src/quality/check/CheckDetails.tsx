import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import {
  CHECK_STATE_WORDS,
  dimensionLabel,
  engineLabel,
  measuredWords,
  pointsWords,
  type QualityCheck,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { Age, mutedColor } from '../../products/components';
import { DetailList } from '../../products/entity/overview/DetailList';
import { safeUrl } from '../../products/entity/safeUrl';
import { useTabPath } from '../../products/entity/tabPaths';
import { useCheckHistory } from '../product/queries';
import { CheckHistoryView } from './CheckHistoryView';
import { lengthWords } from './lengthWords';
import { sameSince } from './sameSince';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    padding: theme.spacing(1, 0, 2, 3.5),
    overflowWrap: 'anywhere',
    [theme.breakpoints.down('xs')]: { paddingLeft: theme.spacing(0.5) },
  },
  text: { margin: 0, maxWidth: '80ch' },
  message: {
    margin: 0,
    maxWidth: '80ch',
    whiteSpace: 'pre-wrap',
    color: mutedColor(theme),
  },
}));

/** All that is known of a check. */
export function CheckDetails(props: { check: QualityCheck }) {
  const { check } = props;
  const classes = useStyles();
  const tabPath = useTabPath();
  const link = safeUrl(check.link);
  const { id, state, since, executedAt, maxAgeSeconds, promised } = check;
  return (
    <div className={classes.root}>
      <p className={classes.text}>
        {CHECK_STATE_WORDS[state].sentence} {effectText(check)}
      </p>
      {check.message && <p className={classes.message}>{check.message}</p>}
      <DetailList
        items={[
          ['Measured', measuredWords(check)],
          [
            'Answers',
            promised &&
              (check.port ? (
                <Link
                  key="rule"
                  to={tabPath('contract', {
                    port: check.port,
                    schema: check.schema,
                    column: check.property,
                  })}
                  underline="always"
                >
                  {promised}
                </Link>
              ) : (
                promised
              )),
          ],
          ['Ran', executedAt && <Age key="ran" date={executedAt} />],
          [
            'Like this since',
            since &&
              (id === undefined ? (
                <Age key="since" date={since} />
              ) : (
                <Since key="since" check={check} id={id} />
              )),
          ],
          [
            'Counts for',
            state !== 'not_reported' &&
              maxAgeSeconds !== undefined &&
              `${lengthWords(maxAgeSeconds)} after it ran`,
          ],
          ['Dimension', check.dimension && dimensionLabel(check.dimension)],
          ['Severity', check.severity],
          [
            'Engine',
            check.engine &&
              [engineLabel(check.engine), check.type]
                .filter(Boolean)
                .join(', '),
          ],
          ['Run', check.runId],
          [
            'In the engine',
            link && (
              <Link key="link" to={link} underline="always">
                Open the result
              </Link>
            ),
          ],
        ]}
      />
      {id !== undefined && <CheckHistoryView check={id} />}
    </div>
  );
}

/** The check tells it at once, its history exactly. */
function Since(props: { check: QualityCheck; id: number }) {
  const { check, id } = props;
  const { data } = useCheckHistory(id);
  const since = sameSince(check, data?.results ?? []);
  return since === undefined ? null : <Age date={since} />;
}

function effectText({ effect, gained, lost }: QualityCheck): string {
  switch (effect) {
    case 'lowers':
      return gained > 0
        ? `It costs ${pointsWords(lost).slice(1)} and gives ${pointsWords(gained).slice(1)}.`
        : `It costs ${pointsWords(lost).slice(1)} of 100.`;
    case 'uncovered':
      return 'It counts neither for nor against the score, and lowers the coverage.';
    default:
      return `It gives ${pointsWords(gained).slice(1)} of 100.`;
  }
}
