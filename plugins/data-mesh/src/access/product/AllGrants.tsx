import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import KeyIcon from '@material-ui/icons/VpnKeyOutlined';
import type {
  Grant,
  ProductAccess,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { EmptyMessage, mutedColor, plural } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { Choice } from '../../products/entity/Choice';
import { DataTable } from '../../products/entity/contract/DataTable';
import { SectionCard } from '../../products/entity/SectionCard';
import { useUrlState } from '../../products/entity/useUrlState';
import {
  formatDay,
  GrantActions,
  GrantLink,
  GrantStateChip,
  grantWords,
  LoadMore,
  nearness,
  PersonLink,
  TimeLeft,
  usePages,
} from '../components';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(1),
  },
  muted: { color: mutedColor(theme), fontSize: '0.8125rem' },
  search: {
    minWidth: 240,
    '& input, & label': { fontSize: '0.875rem' },
  },
}));

const SHOWN = {
  lasting: { label: 'Who has access', status: ['active', 'scheduled'] },
  ended: { label: 'Whose access ended', status: ['ended'] },
} as const satisfies Record<
  string,
  { label: string; status: Grant['status'][] }
>;

/**
 * Who has access to the product, for owners and overseers: for what, until
 * when, whether the platform really gives it, and what to do about it. Which
 * are shown stands in the address.
 */
export function AllGrants(props: {
  productRef: string;
  counts: ProductAccess['counts'];
}) {
  const { productRef, counts } = props;
  const classes = useStyles();
  const searchId = useId();
  const [params, change] = useUrlState();
  const shown = params.get('grants') === 'ended' ? 'ended' : 'lasting';
  const search = params.get('consumer') ?? '';
  const { result, loadMore } = usePages<Grant>(
    ['product-grants', productRef, shown],
    (client, signal, cursor) =>
      client.GET('/access/grants', {
        params: {
          query: {
            scope: 'all',
            status: [...SHOWN[shown].status],
            product: productRef,
            limit: 50,
            cursor,
          },
        },
        signal,
      }),
  );
  return (
    <SectionCard title={SHOWN[shown].label}>
      <div className={classes.bar}>
        <Choice
          label="Show"
          value={shown}
          options={[
            { value: 'lasting', label: 'Active and scheduled' },
            { value: 'ended', label: 'Ended' },
          ]}
          onChange={value =>
            change({ grants: value === 'ended' ? 'ended' : undefined })
          }
        />
        <TextField
          id={searchId}
          className={classes.search}
          label="Find among those shown"
          type="search"
          size="small"
          variant="outlined"
          value={search}
          onChange={event => change({ consumer: event.target.value })}
        />
        {counts && (
          <span className={classes.muted}>
            {plural(counts.active, 'active grant')}
            {counts.unhealthy > 0 && `, ${counts.unhealthy} with problems`}
          </span>
        )}
      </div>
      <Answer result={result} what="Who has access" lines={4}>
        {({ items, hasMore }) => (
          <GrantTable
            grants={items.filter(grant => isAbout(grant, search))}
            empty={emptyWords({
              any: items.length > 0,
              hasMore,
              ended: shown === 'ended',
            })}
          />
        )}
      </Answer>
      <LoadMore what="grants" busy={result.isPreviousData} onClick={loadMore} />
    </SectionCard>
  );
}

/** Whether a grant has the text in its people, port, role or purpose. */
function isAbout(grant: Grant, text: string): boolean {
  const wanted = text.trim().toLocaleLowerCase('en-US');
  return [
    grant.consumer,
    grant.requester,
    grant.port,
    grant.portTitle ?? '',
    grant.role ?? '',
    grant.purpose.title,
  ].some(part => part.toLocaleLowerCase('en-US').includes(wanted));
}

function emptyWords(what: {
  any: boolean;
  hasMore: boolean;
  ended: boolean;
}): [title: string, description: string] {
  if (what.any) {
    return [
      'None of those shown',
      what.hasMore
        ? 'Show more below, or search for something else.'
        : 'Search for something else.',
    ];
  }
  return what.ended
    ? ['No access has ended', 'Expired and revoked access will stand here.']
    : [
        'Nobody has access',
        'When a request is approved, who it is for stands here.',
      ];
}

function GrantTable(props: {
  grants: readonly Grant[];
  empty: [title: string, description: string];
}) {
  const { grants, empty } = props;
  const classes = useStyles();
  if (grants.length === 0) {
    return (
      <EmptyMessage
        icon={<KeyIcon />}
        title={empty[0]}
        description={empty[1]}
      />
    );
  }
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
