import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExportIcon from '@material-ui/icons/GetApp';
import HistoryIcon from '@material-ui/icons/History';
import LockIcon from '@material-ui/icons/LockOutlined';
import { useSearchParams } from 'react-router-dom';
import { EmptyMessage, ErrorMessage } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { useAccessAction } from '../components';
import { AuditFilterBar } from './AuditFilterBar';
import {
  isNarrowed,
  readFilters,
  toAuditQuery,
  writeFilters,
  type AuditFilters,
} from './auditFilters';
import { AuditTable } from './AuditTable';
import { saveBlob } from './saveBlob';
import { useAuditEntries } from './useAudit';
import { useVerifyChain, Verdict, VerifyButton } from './VerifyChain';

const useStyles = makeStyles(theme => ({
  heading: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(1),
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  pages: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: theme.spacing(1, 2),
    marginTop: theme.spacing(2),
  },
}));

/** The audit log: every step of every request and grant, with its proof. */
export function AuditContent() {
  const classes = useStyles();
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params);
  const cursor = params.get('cursor') ?? undefined;
  const result = useAuditEntries(filters, cursor);
  const exporting = useAccessAction();
  const verifying = useAccessAction();
  const { verdict, verify } = useVerifyChain(verifying);

  const change = (next: AuditFilters) => setParams(writeFilters(next));
  const goTo = (nextCursor: string | undefined) =>
    setParams(current => {
      const next = new URLSearchParams(current);
      if (nextCursor) next.set('cursor', nextCursor);
      else next.delete('cursor');
      return next;
    });
  const save = async () => {
    const blob = await exporting.run(client =>
      client.GET('/audit/export', {
        params: { query: toAuditQuery(filters) },
        parseAs: 'blob',
      }),
    );
    if (blob) saveBlob(blob, 'audit.jsonl');
  };

  if (result.error?.name === 'NotAllowedError' && !result.data) {
    return (
      <EmptyMessage
        icon={<LockIcon />}
        title="The audit log is for those who oversee"
        description={
          <>
            It needs the permission <code>data-mesh.audit.read</code>. What
            happened to a request or grant of yours stands on its own page.
          </>
        }
      />
    );
  }
  return (
    <section aria-label="Audit log">
      <div className={classes.heading}>
        <Typography variant="h6" component="h2">
          Audit log
        </Typography>
        <div className={classes.actions}>
          <Button
            variant="outlined"
            startIcon={<ExportIcon />}
            disabled={exporting.busy}
            onClick={save}
          >
            {exporting.busy ? 'Exporting …' : 'Export as JSON Lines'}
          </Button>
          <VerifyButton busy={verifying.busy} onVerify={verify} />
        </div>
      </div>
      <Verdict
        busy={verifying.busy}
        verdict={verdict}
        error={verifying.error}
        onVerify={verify}
      />
      {exporting.error && (
        <ErrorMessage
          title="The log could not be exported"
          error={exporting.error}
          onRetry={save}
        />
      )}
      <AuditFilterBar filters={filters} onChange={change} />
      <Answer result={result} what="The audit log" lines={8}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <EmptyMessage
              icon={<HistoryIcon />}
              title={
                isNarrowed(filters)
                  ? 'No entry matches these filters'
                  : 'Nothing has happened yet'
              }
              description={
                isNarrowed(filters)
                  ? 'Take a filter away, or choose other days.'
                  : 'The first request for access begins the log.'
              }
            />
          ) : (
            <>
              <AuditTable entries={items} />
              {(nextCursor || cursor) && (
                <nav className={classes.pages} aria-label="Pages of the log">
                  <Button disabled={!cursor} onClick={() => goTo(undefined)}>
                    Newest
                  </Button>
                  <Button
                    disabled={!nextCursor}
                    onClick={() => goTo(nextCursor)}
                  >
                    Older
                  </Button>
                </nav>
              )}
            </>
          )
        }
      </Answer>
    </section>
  );
}
