import { makeStyles } from '@material-ui/core/styles';
import {
  engineLabel,
  type QualityCheck,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { shortId } from './shortId';

const useStyles = makeStyles({ id: { whiteSpace: 'nowrap' } });

/**
 * The run of an engine that a result is from: "in dbt, run 4f0c2a…8be1". The
 * portal's own runs have no name that helps anybody.
 */
export function RunText(props: { of: Pick<QualityCheck, 'engine' | 'runId'> }) {
  const { engine, runId } = props.of;
  const classes = useStyles();
  if (engine === undefined) return null;
  if (engine === 'portal') return <>in {engineLabel(engine)}</>;
  return (
    <>
      in {engineLabel(engine)}
      {runId !== undefined && (
        <>
          , run{' '}
          <span title={runId} className={classes.id}>
            {shortId(runId)}
          </span>
        </>
      )}
    </>
  );
}
