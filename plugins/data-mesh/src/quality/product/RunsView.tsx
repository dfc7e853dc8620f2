import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  engineLabel,
  type ProductQuality,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { Age, CodeText, mutedColor } from '../../products/components';
import { DataTable } from '../../products/entity/contract/DataTable';
import { shortId } from '../check/shortId';
import { BadgeSnippet } from './BadgeSnippet';
import { NoResults } from './NoResults';

/** So many are told at first. */
const SHOWN = 8;
const MINUTE_MS = 60_000;

const SOURCES = {
  push: 'sent to the portal',
  pull: 'fetched by the portal',
  own: 'run by the portal',
};

const useStyles = makeStyles(theme => ({
  section: { '& + &': { marginTop: theme.spacing(3) } },
  title: { fontSize: '1rem', fontWeight: 600, margin: 0 },
  muted: { color: mutedColor(theme) },
  broken: { overflowWrap: 'anywhere' },
}));

/** Where the results come from: runs, and what the portal fetches and runs. */
export function RunsView(props: { quality: ProductQuality }) {
  const { quality } = props;
  const { runs, jobs } = quality;
  const classes = useStyles();
  const [all, setAll] = useState(false);
  return (
    <>
      {runs.length === 0 ? (
        <NoResults quality={quality} />
      ) : (
        <div className={classes.section}>
          <h4 className={classes.title}>Latest runs</h4>
          <DataTable
            label="Latest runs"
            columns={['Ran', 'Engine', 'Run', 'Results', 'How it came', 'Came']}
            rows={(all ? runs : runs.slice(0, SHOWN)).map(run => [
              run.executedAt ? (
                <Age key="ran" date={run.executedAt} />
              ) : (
                'not told'
              ),
              [engineLabel(run.engine), run.engineVersion]
                .filter(Boolean)
                .join(' '),
              // The portal's own runs have no name that helps anybody.
              run.engine !== 'portal' && (
                <code key="run" title={run.runId}>
                  {shortId(run.runId)}
                </code>
              ),
              run.results.toLocaleString('en'),
              run.source && SOURCES[run.source],
              <Age key="came" date={run.receivedAt} />,
            ])}
          />
          {!all && runs.length > SHOWN && (
            <Button size="small" onClick={() => setAll(true)}>
              Show all {runs.length} runs
            </Button>
          )}
        </div>
      )}
      {jobs.length > 0 && (
        <div className={classes.section}>
          <h4 className={classes.title}>What the portal does itself</h4>
          <DataTable
            label="What the portal does itself"
            columns={['What', 'Where', 'Last done', 'Next', 'What went wrong']}
            rows={jobs.map(job => [
              job.kind === 'pull' ? 'Fetches results' : 'Runs checks',
              <span key="subject" className={classes.broken}>
                {job.kind === 'own' ? `port ${job.subject}` : job.subject}
              </span>,
              job.lastFinishedAt ? (
                <Age key="last" date={job.lastFinishedAt} />
              ) : (
                'not yet'
              ),
              job.dueAt && <Due key="due" date={job.dueAt} />,
              job.lastError && <CodeText key="error" text={job.lastError} />,
            ])}
          />
        </div>
      )}
      <div className={classes.section}>
        <h4 className={classes.title}>Badge for a README</h4>
        <BadgeSnippet />
      </div>
    </>
  );
}

/** When a job runs again; one that is due waits for its turn. */
function Due(props: { date: string }) {
  const { date } = props;
  return Date.parse(date) > Date.now() + MINUTE_MS ? (
    <Age date={date} />
  ) : (
    <>within a minute</>
  );
}
