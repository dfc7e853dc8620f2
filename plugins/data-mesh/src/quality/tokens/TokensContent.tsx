import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import AddIcon from '@material-ui/icons/Add';
import KeyIcon from '@material-ui/icons/VpnKeyOutlined';
import LockIcon from '@material-ui/icons/LockOutlined';
import type { ResultToken } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ConfirmDialog, EmptyMessage, Notice } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { facetValueLabel } from '../../products/marketplace/facetLabels';
import { useOwnerTitles } from '../../products/marketplace/useOwnerTitles';
import { useQualityAction, useQualityQuery } from '../../query';
import { QualityNav } from '../scorecards/QualityNav';
import { MakeTokenDialog, type MadeToken } from './MakeTokenDialog';
import { SecretDialog } from './SecretDialog';
import { SendingGuide } from './SendingGuide';
import { TokenTable } from './TokenTable';

const useStyles = makeStyles(theme => ({
  heading: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(1),
  },
  guide: { marginTop: theme.spacing(4) },
}));

/** Tokens with which pipelines send results, and how that is done. */
export function TokensContent() {
  const classes = useStyles();
  const result = useQualityQuery(['tokens'], (client, signal) =>
    client.GET('/quality/tokens', { signal }),
  );
  const owners = result.data?.owners ?? [];
  // Asked for before the dialog opens, which cannot rename what is chosen.
  const titles = useOwnerTitles([
    { name: 'owner', values: owners.map(value => ({ value, count: 0 })) },
  ]);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MadeToken>();
  const [revoking, setRevoking] = useState<ResultToken>();

  if (result.error?.name === 'NotAllowedError' && !result.data) {
    return (
      <>
        <QualityNav current="tokens" />
        <EmptyMessage
          icon={<LockIcon />}
          title="Tokens are for those who own products"
          description={
            <>
              Making one needs the permission{' '}
              <code>data-mesh.quality.publish</code>. Ask whoever runs the
              portal.
            </>
          }
        />
      </>
    );
  }
  return (
    <>
      <QualityNav current="tokens" />
      <div className={classes.heading}>
        <Typography variant="h6" component="h2">
          Tokens for results
        </Typography>
        {owners.length > 0 && (
          <Button
            variant="contained"
            color="primary"
            startIcon={<AddIcon />}
            onClick={() => setMaking(true)}
          >
            Make a token
          </Button>
        )}
      </div>
      <Answer result={result} what="The tokens" lines={5}>
        {({ items }) => (
          <>
            {owners.length === 0 && (
              <Notice tone="info">
                You may make no token: that needs the permission{' '}
                <code>data-mesh.quality.publish</code> and a team that owns
                products. Ask a member of that team, or whoever runs the portal.
              </Notice>
            )}
            {items.length === 0 ? (
              <EmptyMessage
                icon={<KeyIcon />}
                title="There is no token yet"
                description="A pipeline sends the results of its checks with a token. It can bring results for the products of its owner and nothing else: it opens no data."
              />
            ) : (
              <TokenTable tokens={items} onRevoke={setRevoking} />
            )}
          </>
        )}
      </Answer>
      <section className={classes.guide} aria-label="How to send results">
        <Typography variant="subtitle1" component="h3" gutterBottom>
          How to send results
        </Typography>
        <SendingGuide />
      </section>
      {making && (
        <MakeTokenDialog
          owners={owners}
          titleOf={ref => facetValueLabel('owner', ref, titles?.[0])}
          onMade={done => {
            setMaking(false);
            setMade(done);
          }}
          onClose={() => setMaking(false)}
        />
      )}
      {made && <SecretDialog made={made} onClose={() => setMade(undefined)} />}
      {revoking && (
        <RevokeDialog token={revoking} onClose={() => setRevoking(undefined)} />
      )}
    </>
  );
}

function RevokeDialog(props: { token: ResultToken; onClose: () => void }) {
  const { token, onClose } = props;
  const { busy, error, run } = useQualityAction();
  return (
    <ConfirmDialog
      open
      title={`Revoke “${token.name}”?`}
      confirm="Revoke"
      busy={busy}
      error={error}
      errorTitle="The token could not be revoked"
      onConfirm={async () => {
        const done = await run(
          client =>
            client.POST('/quality/tokens/{token}/revoke', {
              params: { path: { token: token.id } },
            }),
          { success: 'The token is revoked' },
        );
        if (done) onClose();
      }}
      onClose={onClose}
    >
      <span>
        It becomes worthless at once and for good: pipelines that use it can no
        longer send results. What they sent stays.
      </span>
    </ConfirmDialog>
  );
}
