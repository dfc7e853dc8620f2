import { lazy, Suspense, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link, Progress } from '@backstage/core-components';
import type { ContractRevision } from '@backstage-data-mesh/plugin-data-mesh-common';
import { Age, ToneChip } from '../../components';
import { Answer } from '../Answer';
import { Choice } from '../Choice';
import { useContractDiff, useContractHistory } from '../queries';
import { useTabPath } from '../tabPaths';
import { useUrlState } from '../useUrlState';
import { ChangeList } from './ChangeList';
import { DataTable } from './DataTable';
import { StatusChip } from './StatusChip';

/** Comparing lines takes code that few visitors need. */
const TextDiff = lazy(() =>
  import('./TextDiff').then(module => ({ default: module.TextDiff })),
);

const useStyles = makeStyles(theme => ({
  heading: { margin: theme.spacing(0, 0, 1), fontSize: '1rem' },
  compare: { marginTop: theme.spacing(4) },
  choices: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    margin: theme.spacing(1.5, 0, 2),
  },
  text: { marginTop: theme.spacing(3) },
}));

/** A revision in a few words, such as "2.1.0 (4f1a09c2)". */
export function revisionLabel(revision: ContractRevision): string {
  const hash = revision.hash.slice(0, 8);
  return revision.version ? `${revision.version} (${hash})` : hash;
}

/** Every contract that the port has had, and what changed between two. */
export function VersionsView(props: { port: string }) {
  const { port } = props;
  const result = useContractHistory(port);
  const classes = useStyles();
  return (
    <Answer result={result} what="The versions" lines={4}>
      {({ items }) => (
        <>
          <section>
            <h4 className={classes.heading}>Versions</h4>
            <RevisionTable port={port} revisions={items} />
          </section>
          {items.length > 1 ? (
            <Comparison port={port} revisions={items} />
          ) : (
            <Typography
              variant="body2"
              color="textSecondary"
              className={classes.compare}
            >
              This is the only version that the registry has seen. When the
              contract changes, the difference shows here.
            </Typography>
          )}
        </>
      )}
    </Answer>
  );
}

function RevisionTable(props: {
  port: string;
  revisions: readonly ContractRevision[];
}) {
  const { port, revisions } = props;
  const tabPath = useTabPath();
  return (
    <DataTable
      label="Versions of the contract"
      columns={['Version', 'Status', 'Standard', 'Columns', 'Seen', 'Replaced']}
      rows={revisions.map(revision => [
        <span key="version">
          {revision.current ? (
            revisionLabel(revision)
          ) : (
            <Link
              to={tabPath('contract', {
                port,
                view: 'text',
                revision: revision.hash,
              })}
            >
              {revisionLabel(revision)}
            </Link>
          )}{' '}
          {revision.current && <ToneChip tone="good">current</ToneChip>}
        </span>,
        revision.status && <StatusChip key="status" status={revision.status} />,
        revision.apiVersion && `ODCS ${revision.apiVersion}`,
        revision.columnCount,
        <Age key="seen" date={revision.firstSeenAt} />,
        revision.lastSeenAt && (
          <Age key="replaced" date={revision.lastSeenAt} />
        ),
      ])}
    />
  );
}

function Comparison(props: {
  port: string;
  revisions: readonly ContractRevision[];
}) {
  const { port, revisions } = props;
  const classes = useStyles();
  const [params, change] = useUrlState();
  const [withText, setWithText] = useState(false);
  const find = (name: string) =>
    revisions.find(
      ({ hash, version }) =>
        hash === params.get(name) || version === params.get(name),
    );
  const to = find('to') ?? revisions[0];
  const from =
    find('from') ??
    revisions[revisions.indexOf(to) + 1] ??
    revisions[revisions.length - 1];
  const same = from.hash === to.hash;
  const diff = useContractDiff(
    port,
    same ? undefined : from.hash,
    same ? undefined : to.hash,
  );
  const options = revisions.map(revision => ({
    value: revision.hash,
    label: revisionLabel(revision),
  }));
  return (
    <section className={classes.compare}>
      <h4 className={classes.heading}>What changed</h4>
      <div className={classes.choices}>
        <Choice
          label="From"
          value={from.hash}
          options={options}
          onChange={value => change({ from: value, to: to.hash })}
        />
        <Choice
          label="To"
          value={to.hash}
          options={options}
          onChange={value => change({ from: from.hash, to: value })}
        />
        <Button
          size="small"
          onClick={() => change({ from: to.hash, to: from.hash })}
        >
          Swap
        </Button>
      </div>
      {same ? (
        <Typography variant="body2" color="textSecondary">
          These are the same. Choose two different versions.
        </Typography>
      ) : (
        <>
          <Answer result={diff} what="The difference" lines={4}>
            {({ changes }) => <ChangeList changes={changes} port={port} />}
          </Answer>
          <div className={classes.text}>
            <Button
              size="small"
              variant="outlined"
              aria-expanded={withText}
              onClick={() => setWithText(!withText)}
            >
              {withText ? 'Hide the text' : 'Compare the text'}
            </Button>
            {withText && (
              <Suspense fallback={<Progress />}>
                <TextDiff port={port} from={from} to={to} />
              </Suspense>
            )}
          </div>
        </>
      )}
    </section>
  );
}
