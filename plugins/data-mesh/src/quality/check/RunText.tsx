import { makeStyles } from '@material-ui/core/styles';
import {
  engineLabel,
  type QualityCheck,
} from '@backstage-data-mesh/plugin-data-mesh-common';

const useStyles = makeStyles({
  run: {
    display: 'inline-block',
    maxWidth: '20ch',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    verticalAlign: 'bottom',
    fontFamily: 'Menlo, Consolas, "Liberation Mono", monospace',
    fontSize: '0.8125rem',
  },
});

/** The run of an engine that a result is from: "in dbt, run 41". */
export function RunText(props: { of: Pick<QualityCheck, 'engine' | 'runId'> }) {
  const { engine, runId } = props.of;
  const classes = useStyles();
  if (engine === undefined) return null;
  return (
    <>
      {engine === 'portal' ? 'by ' : 'in '}
      {engineLabel(engine)}
      {runId !== undefined && (
        <>
          , run{' '}
          <span className={classes.run} title={runId}>
            {runId}
          </span>
        </>
      )}
    </>
  );
}
