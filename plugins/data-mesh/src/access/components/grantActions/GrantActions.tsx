import { type ComponentType, lazy, Suspense, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Grant,
  GrantAction,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { ErrorMessage } from '../../../products/components';
import { useAccessAction } from '../useAccessAction';
import type { GrantDialogProps } from './GrantDialogs';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
  },
}));

const dialogs = () => import('./GrantDialogs');
const DIALOGS: Partial<Record<GrantAction, ComponentType<GrantDialogProps>>> = {
  renew: lazy(() =>
    import('./RenewDialog').then(m => ({ default: m.RenewDialog })),
  ),
  return: lazy(() => dialogs().then(m => ({ default: m.ReturnDialog }))),
  revoke: lazy(() => dialogs().then(m => ({ default: m.RevokeDialog }))),
  extend: lazy(() => dialogs().then(m => ({ default: m.ExtendDialog }))),
  recertify: lazy(() => dialogs().then(m => ({ default: m.RecertifyDialog }))),
};

const LABELS: Record<GrantAction, string> = {
  renew: 'Renew',
  return: 'Give back',
  recertify: 'Confirm',
  extend: 'Extend',
  retry: 'Try again',
  revoke: 'Revoke',
};

/** In the order in which they stand; the gravest last. */
const ORDER = Object.keys(LABELS) as GrantAction[];

/**
 * What the caller may do with a grant, as buttons; each asks before it does
 * anything that cannot be undone.
 */
export function GrantActions(props: {
  grant: Grant;
  /** Only these, of those that the caller may. */
  only?: readonly GrantAction[];
  /** Names the grant for screen readers, such as "orders for Insights". */
  label: string;
}) {
  const { grant, only, label } = props;
  const classes = useStyles();
  const [open, setOpen] = useState<GrantAction | undefined>();
  const retry = useAccessAction();
  const offered = ORDER.filter(
    action =>
      grant.actions.includes(action) && (only?.includes(action) ?? true),
  );
  const Dialog = open && DIALOGS[open];
  if (offered.length === 0 && !open) {
    return null;
  }
  return (
    <>
      <div className={classes.root}>
        {offered.map(action => (
          <Button
            key={action}
            size="small"
            variant="outlined"
            color={
              action === 'renew' || action === 'recertify'
                ? 'primary'
                : 'default'
            }
            disabled={action === 'retry' && retry.busy}
            aria-label={`${LABELS[action]}: ${label}`}
            onClick={() => {
              if (action === 'retry') {
                retry.run(
                  client =>
                    client.POST('/access/grants/{id}/retry', {
                      params: { path: { id: grant.id } },
                    }),
                  { success: 'It is tried again now' },
                );
              } else {
                setOpen(action);
              }
            }}
          >
            {LABELS[action]}
          </Button>
        ))}
      </div>
      {retry.error && (
        <ErrorMessage title="It could not be tried again" error={retry.error} />
      )}
      {Dialog && (
        <Suspense fallback={null}>
          <Dialog grant={grant} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </>
  );
}
