import { makeStyles } from '@material-ui/core/styles';
import {
  CHECK_STATE_WORDS,
  measuredWords,
  numberWords,
  type CheckHistory,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { formatMoment, plural } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { PlotFrame, StateIcon } from '../components';
import { useCheckHistory } from '../product/queries';
import { Sparkline } from './Sparkline';

const useStyles = makeStyles(theme => ({
  dots: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 3,
    marginTop: theme.spacing(0.5),
  },
}));

/** What became of a check, run by run. */
export function CheckHistoryView(props: { check: number }) {
  const result = useCheckHistory(props.check);
  return (
    <Answer result={result} what="The history of the check" lines={2}>
      {history => <History history={history} />}
    </Answer>
  );
}

function History(props: { history: CheckHistory }) {
  const { results } = props.history;
  const classes = useStyles();
  if (results.length === 0) {
    return <p>No run of it is kept any longer.</p>;
  }
  const oldestFirst = [...results].reverse();
  const bad = results.filter(({ outcome }) => outcome === 'fail').length;
  return (
    <PlotFrame
      label={`Last runs of ${props.history.name}`}
      summary={`${plural(results.length, 'run')}, ${
        bad === 0 ? 'none failed' : `${numberWords(bad)} failed`
      }; the latest is on the right.`}
      columns={['Run at', 'Outcome', 'Measured', 'Run', 'Message']}
      rows={results.map(result => [
        result.executedAt ? formatMoment(result.executedAt) : 'not told',
        CHECK_STATE_WORDS[result.outcome].label,
        measuredWords({
          failedRows: result.failedRows,
          rowsTested: result.rowsTested,
          measured:
            result.value === undefined ? undefined : { value: result.value },
        }) ?? '',
        result.runId,
        result.message ?? '',
      ])}
    >
      <Sparkline values={oldestFirst.map(({ value }) => value)} />
      <div className={classes.dots}>
        {oldestFirst.map(({ outcome, runId }, index) => (
          <StateIcon key={`${runId}:${index}`} state={outcome} size={16} />
        ))}
      </div>
    </PlotFrame>
  );
}
