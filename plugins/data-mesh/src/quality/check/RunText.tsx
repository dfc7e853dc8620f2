import {
  engineLabel,
  type QualityCheck,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { shortId } from './shortId';

/**
 * The run of an engine that a result is from: "in dbt, run 4f0c2a…8be1". The
 * portal's own runs have no name that helps anybody.
 */
export function RunText(props: { of: Pick<QualityCheck, 'engine' | 'runId'> }) {
  const { engine, runId } = props.of;
  if (engine === undefined) return null;
  if (engine === 'portal') return <>by {engineLabel(engine)}</>;
  return (
    <>
      in {engineLabel(engine)}
      {runId !== undefined && (
        <>
          , run <span title={runId}>{shortId(runId)}</span>
        </>
      )}
    </>
  );
}
