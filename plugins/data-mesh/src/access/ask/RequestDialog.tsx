import { useCallback, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import BlockIcon from '@material-ui/icons/Block';
import type {
  AccessRequestDetail,
  Grant,
  PortAccess,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  ClassificationChip,
  EmptyMessage,
  mutedColor,
} from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { ConfirmDialog, usePortAccess } from '../components';
import { RenewDialog } from '../components/grantActions/RenewDialog';
import { RequestForm } from './RequestForm';
import { SentPanel } from './SentPanel';

const useStyles = makeStyles(theme => ({
  subtitle: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    color: mutedColor(theme),
    overflowWrap: 'anywhere',
  },
  heading: { ...theme.typography.h5, margin: 0 },
  title: { paddingBottom: 0, overflowWrap: 'anywhere' },
  content: theme.typography.body2,
}));

/** Asks for access to an output port of a product. */
export function RequestDialog(props: {
  productRef: string;
  port: string;
  onClose: () => void;
}) {
  const { productRef, port, onClose } = props;
  const classes = useStyles();
  const titleId = useId();
  const theme = useTheme();
  const fullScreen = useMediaQuery(theme.breakpoints.down('xs'));
  const result = usePortAccess(productRef, port);
  const [filledIn, setFilledIn] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [sent, setSent] = useState<AccessRequestDetail | undefined>();
  const [renewing, setRenewing] = useState<Grant | undefined>();
  const leave = useCallback(() => {
    if (filledIn) setLeaving(true);
    else onClose();
  }, [filledIn, onClose]);

  const content = (access: PortAccess) => {
    if (sent) {
      return (
        <>
          <DialogContent className={classes.content}>
            <SentPanel request={sent} />
          </DialogContent>
          <DialogActions>
            <Button variant="contained" color="primary" onClick={onClose}>
              Close
            </Button>
          </DialogActions>
        </>
      );
    }
    if (access.blocked) {
      return (
        <>
          <DialogContent className={classes.content}>
            <EmptyMessage
              icon={<BlockIcon />}
              title="Nothing can be asked for here"
              description={access.blocked}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Close</Button>
          </DialogActions>
        </>
      );
    }
    return (
      <RequestForm
        port={access}
        onFilledIn={setFilledIn}
        onSent={request => {
          setSent(request);
          setFilledIn(false);
        }}
        onRenew={setRenewing}
        onCancel={leave}
      />
    );
  };

  return (
    <>
      <Dialog
        open
        onClose={leave}
        aria-labelledby={titleId}
        fullWidth
        fullScreen={fullScreen}
        maxWidth="md"
        scroll="paper"
      >
        <DialogTitle className={classes.title} disableTypography>
          <h2 id={titleId} className={classes.heading}>
            Request access to {result.data?.portTitle ?? port}
          </h2>
          {result.data && <Subtitle access={result.data} />}
        </DialogTitle>
        {result.data ? (
          content(result.data)
        ) : (
          <>
            <DialogContent className={classes.content}>
              <Answer
                result={result}
                what="What can be asked for"
                lines={6}
                notFound={
                  <EmptyMessage
                    icon={<BlockIcon />}
                    title={`There is no output port ${port} to ask for`}
                    description="It may have been renamed, or not be known to the registry yet."
                  />
                }
              >
                {() => null}
              </Answer>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Close</Button>
            </DialogActions>
          </>
        )}
      </Dialog>
      <ConfirmDialog
        open={leaving}
        title="Discard this request?"
        confirm="Discard"
        busy={false}
        onClose={() => setLeaving(false)}
        onConfirm={onClose}
      >
        What you have filled in is not kept.
      </ConfirmDialog>
      {renewing && (
        <RenewDialog grant={renewing} onClose={() => setRenewing(undefined)} />
      )}
    </>
  );
}

function Subtitle(props: { access: PortAccess }) {
  const { product, port, portTitle, contractVersion } = props.access;
  const classes = useStyles();
  return (
    <div className={classes.subtitle}>
      <span>
        {product.title}
        {portTitle && portTitle !== port && (
          <>
            {' · '}
            <code>{port}</code>
          </>
        )}
        {contractVersion && ` · contract ${contractVersion}`}
      </span>
      {product.classification && (
        <ClassificationChip classification={product.classification} />
      )}
    </div>
  );
}
