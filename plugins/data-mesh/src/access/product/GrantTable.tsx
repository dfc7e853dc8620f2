import { makeStyles } from '@material-ui/core/styles';
import type { Grant } from '@backstage-data-mesh/plugin-data-mesh-common';
import { mutedColor, plural } from '../../products/components';
import { DataTable } from '../../products/entity/contract/DataTable';
import {
  formatDay,
  GrantActions,
  GrantLink,
  GrantStateChip,
  grantWords,
  nearness,
  PersonLink,
  TimeLeft,
} from '../components';

const useStyles = makeStyles(theme => ({
  muted: { color: mutedColor(theme), fontSize: '0.8125rem' },
}));

/** Grants with their people, for those who answer for the product. */
export function GrantTable(props: { grants: readonly Grant[] }) {
  const { grants } = props;
  const classes = useStyles();
  return (
    <DataTable
      label="Grants"
      columns={['Who', 'What', 'What for', 'Until', 'State', 'Actions']}
      rows={grants.map(grant => [
        <div key="who">
          <PersonLink entityRef={grant.consumer} />
          {grant.requester !== grant.consumer && (
            <div className={classes.muted}>
              asked by <PersonLink entityRef={grant.requester} hideIcon />
            </div>
          )}
        </div>,
        <div key="what">
          {grant.portTitle ?? grant.port}
          <div className={classes.muted}>
            {[
              grant.role,
              grant.columns && plural(grant.columns.length, 'column'),
            ]
              .filter(Boolean)
              .join(', ')}
          </div>
        </div>,
        grant.purpose.title,
        <Until key="until" grant={grant} />,
        <State key="state" grant={grant} />,
        <div key="actions">
          <GrantActions
            grant={grant}
            only={
              isToConfirm(grant)
                ? ['recertify', 'extend', 'retry', 'revoke']
                : ['extend', 'retry', 'revoke']
            }
            label={`${grant.portTitle ?? grant.port} for ${grant.consumer}`}
          />
          <GrantLink id={grant.id}>Details</GrantLink>
        </div>,
      ])}
    />
  );
}

/** Whether its owner should look at it again. */
function isToConfirm(grant: Grant): boolean {
  return (
    grant.contractChanged === true ||
    (grant.recertifyBy !== undefined &&
      nearness(grant.recertifyBy, new Date()) !== 'far')
  );
}

function Until(props: { grant: Grant }) {
  const { grant } = props;
  const { status, endedAt, endsAt, startsAt, recertifyBy } = grant;
  const classes = useStyles();
  return (
    <>
      {status === 'scheduled' && (
        <div className={classes.muted}>from {formatDay(startsAt)}</div>
      )}
      <TimeLeft
        endsAt={status === 'ended' ? (endedAt ?? endsAt) : endsAt}
        quiet={status === 'ended'}
      />
      {recertifyBy && status !== 'ended' && (
        <div className={classes.muted}>
          {nearness(recertifyBy, new Date()) === 'over'
            ? 'Should have been confirmed by'
            : 'To be confirmed by'}{' '}
          {formatDay(recertifyBy)}
        </div>
      )}
    </>
  );
}

function State(props: { grant: Grant }) {
  const { grant } = props;
  const classes = useStyles();
  const words = grantWords(grant);
  return (
    <>
      <GrantStateChip grant={grant} />
      {words.sign !== 'good' && (
        <div className={classes.muted}>{words.sentence}</div>
      )}
      {grant.contractChanged && grant.status !== 'ended' && (
        <div className={classes.muted}>
          The contract has changed since it was approved.
        </div>
      )}
    </>
  );
}
