import { useEffect, useRef, useState } from 'react';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import DoneAllIcon from '@material-ui/icons/DoneAll';
import LockIcon from '@material-ui/icons/LockOutlined';
import { Link } from '@backstage/core-components';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { useRouteRef } from '@backstage/core-plugin-api';
import type {
  TargetMapping,
  UnmatchedTarget,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  ConfirmDialog,
  EmptyMessage,
  LoadMore,
  Notice,
  plural,
  refLabel,
  useProductPath,
} from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { TAB_PATHS } from '../../products/entity/tabPaths';
import { useQualityAction } from '../../query';
import { tokensRouteRef } from '../../routes';
import { QualityNav } from '../scorecards/QualityNav';
import { MapDialog, type Mapped } from './MapDialog';
import { MappingTable } from './MappingTable';
import { useUnmatched } from './queries';
import { UnmatchedItem } from './UnmatchedItem';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
  },
  notice: { marginBottom: theme.spacing(2) },
  table: { padding: theme.spacing(1, 2) },
  mappings: { marginTop: theme.spacing(4) },
}));

/** Results that belong to no product yet, and what was said of others. */
export function UnmatchedContent() {
  const classes = useStyles();
  const { result, loadMore } = useUnmatched();
  const [mapping, setMapping] = useState<UnmatchedTarget>();
  const [dismissing, setDismissing] = useState<UnmatchedTarget>();
  const [removing, setRemoving] = useState<TargetMapping>();
  const [mapped, setMapped] = useState<Mapped>();
  const tokens = useRouteRef(tokensRouteRef)();

  if (result.error?.name === 'NotAllowedError' && !result.data) {
    return (
      <>
        <QualityNav current="unmatched" />
        <EmptyMessage
          icon={<LockIcon />}
          title="Unmatched results are for those who own products"
          description={
            <>
              They are shown to the members of the team for which they were
              sent, and to those with the permission{' '}
              <code>data-mesh.quality.manage</code>. Ask whoever runs the portal
              if you miss yours.
            </>
          }
        />
      </>
    );
  }
  return (
    <>
      <QualityNav current="unmatched" />
      <Typography variant="h6" component="h2" gutterBottom>
        Unmatched results
      </Typography>
      {mapped && <CameHome mapped={mapped} />}
      <Answer result={result} what="The unmatched results" lines={6}>
        {({ items, first: { mappings } }) => (
          <>
            {items.length === 0 ? (
              <EmptyMessage
                icon={<DoneAllIcon />}
                title="Every result has found its product"
                description={
                  <>
                    Results that fit no output port of your products wait here
                    until somebody says where they belong.{' '}
                    <Link to={tokens} underline="always">
                      Tokens for results
                    </Link>{' '}
                    tells how to send some.
                  </>
                }
              />
            ) : (
              <ul className={classes.list} aria-label="Unmatched results">
                {items.map(target => (
                  <li key={target.id}>
                    <UnmatchedItem
                      target={target}
                      onMap={() => setMapping(target)}
                      onDismiss={() => setDismissing(target)}
                    />
                  </li>
                ))}
              </ul>
            )}
            <LoadMore what="results" busy={result.loading} onClick={loadMore} />
            {mappings.length > 0 && (
              <section className={classes.mappings} aria-label="Mapped before">
                <Typography variant="subtitle1" component="h3" gutterBottom>
                  Mapped before
                </Typography>
                <Paper variant="outlined" className={classes.table}>
                  <MappingTable mappings={mappings} onRemove={setRemoving} />
                </Paper>
              </section>
            )}
          </>
        )}
      </Answer>
      {mapping && (
        <MapDialog
          target={mapping}
          onMapped={done => {
            setMapped(done);
            setMapping(undefined);
          }}
          onClose={() => setMapping(undefined)}
        />
      )}
      {dismissing && (
        <DismissDialog
          target={dismissing}
          onClose={() => setDismissing(undefined)}
        />
      )}
      {removing && (
        <RemoveDialog
          mapping={removing}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}

/** What a mapping did; gets the focus, as the button that led here is gone. */
function CameHome(props: { mapped: Mapped }) {
  const { mapping, results } = props.mapped;
  const classes = useStyles();
  const productPath = useProductPath();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    root.current?.focus();
  }, [mapping.id]);
  return (
    <div ref={root} tabIndex={-1} role="status" className={classes.notice}>
      <Notice tone="good">
        {results > 0
          ? `${plural(results, 'result')} came home to `
          : 'Nothing that was kept is new to '}
        <Link to={`${productPath(mapping.product)}${TAB_PATHS.quality}`}>
          <EntityDisplayName entityRef={mapping.product} hideIcon />
        </Link>
        . From now on, results for <code>{mapping.target}</code> go to its port{' '}
        <code>{mapping.port}</code>.
      </Notice>
    </div>
  );
}

function DismissDialog(props: {
  target: UnmatchedTarget;
  onClose: () => void;
}) {
  const { target, onClose } = props;
  const { busy, error, run } = useQualityAction();
  return (
    <ConfirmDialog
      open
      title="Dismiss these results?"
      confirm="Dismiss"
      busy={busy}
      error={error}
      errorTitle="The results could not be dismissed"
      onConfirm={async () => {
        let done = false;
        await run(
          async client => {
            const answer = await client.POST(
              '/quality/unmatched/{id}/dismiss',
              { params: { path: { id: target.id } } },
            );
            done = answer.response.ok;
            return answer;
          },
          { success: 'The results are dismissed' },
        );
        if (done) onClose();
      }}
      onClose={onClose}
    >
      <span>
        What was kept for <code>{target.target}</code> is deleted. When such
        results come again, they wait here again.
      </span>
    </ConfirmDialog>
  );
}

function RemoveDialog(props: { mapping: TargetMapping; onClose: () => void }) {
  const { mapping, onClose } = props;
  const { busy, error, run } = useQualityAction();
  return (
    <ConfirmDialog
      open
      title="Remove this mapping?"
      confirm="Remove"
      busy={busy}
      error={error}
      errorTitle="The mapping could not be removed"
      onConfirm={async () => {
        let done = false;
        await run(
          async client => {
            const answer = await client.POST('/quality/mappings/{id}/remove', {
              params: { path: { id: mapping.id } },
            });
            done = answer.response.ok;
            return answer;
          },
          { success: 'The mapping is removed' },
        );
        if (done) onClose();
      }}
      onClose={onClose}
    >
      <span>
        Results for <code>{mapping.target}</code> are matched by themselves
        again from now on, or wait here. Those that {refLabel(mapping.product)}{' '}
        has already stay with it.
      </span>
    </ConfirmDialog>
  );
}
