import { useState } from 'react';
import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import VerifiedIcon from '@material-ui/icons/VerifiedUserOutlined';
import type { AuditVerification } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ErrorMessage, plural, toneColors } from '../../products/components';
import { formatMoment, type AccessAction } from '../components';

const useStyles = makeStyles(theme => {
  const verdict = {
    padding: theme.spacing(1.5, 2),
    borderWidth: 1,
    borderStyle: 'solid',
    borderRadius: theme.shape.borderRadius,
    overflowWrap: 'anywhere' as const,
    '& p': { margin: 0 },
  };
  return {
    root: { marginBottom: theme.spacing(2) },
    whole: { ...verdict, ...toneColors(theme, 'good') },
    broken: { ...verdict, ...toneColors(theme, 'danger') },
    title: { fontWeight: 600 },
  };
});

/** Asks the backend to follow the chain of hashes, and keeps its verdict. */
export function useVerifyChain(action: AccessAction) {
  const [verdict, setVerdict] = useState<AuditVerification>();
  const verify = async () => {
    setVerdict(undefined);
    setVerdict(await action.run(client => client.GET('/audit/verification')));
  };
  return { verdict, verify };
}

export function VerifyButton(props: { busy: boolean; onVerify: () => void }) {
  return (
    <Button
      variant="outlined"
      startIcon={<VerifiedIcon />}
      disabled={props.busy}
      onClick={props.onVerify}
    >
      Verify the chain
    </Button>
  );
}

/** That the log is being verified, and what came out. */
export function Verdict(props: {
  busy: boolean;
  verdict: AuditVerification | undefined;
  error: Error | undefined;
  onVerify: () => void;
}) {
  const { busy, verdict, error, onVerify } = props;
  const classes = useStyles();
  if (!busy && !verdict && !error) {
    return <div role="status" />;
  }
  return (
    <div className={classes.root} role="status">
      {busy && (
        <>
          <p>Every entry is compared with its hash and the one before …</p>
          <LinearProgress aria-label="Verifying the chain" />
        </>
      )}
      {error && (
        <ErrorMessage
          title="The chain could not be verified"
          error={error}
          onRetry={onVerify}
        />
      )}
      {verdict &&
        (verdict.whole ? (
          <div className={classes.whole}>
            <p className={classes.title}>
              The chain is whole: {plural(verdict.entries, 'entry', 'entries')},
              none changed, none missing.
            </p>
            <p>
              Verified on {formatMoment(verdict.verifiedAt)}.
              {verdict.head && (
                <>
                  {' '}
                  Newest hash: <code>{verdict.head}</code>
                </>
              )}
            </p>
          </div>
        ) : (
          <div className={classes.broken} role="alert">
            <p className={classes.title}>
              The chain is broken
              {verdict.breach && ` at entry ${verdict.breach.seq}`}.
            </p>
            <p>
              {verdict.breach?.message} Somebody changed the log outside the
              portal: compare it with an export or a backup from before.
            </p>
          </div>
        ))}
    </div>
  );
}
