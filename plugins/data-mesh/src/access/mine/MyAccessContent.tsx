import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import KeyIcon from '@material-ui/icons/VpnKeyOutlined';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type {
  AccessRequest,
  Grant,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { EmptyMessage, mutedColor } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { useUrlState } from '../../products/entity/useUrlState';
import { rootRouteRef } from '../../routes';
import { GrantCard } from '../components/GrantCard';
import { LoadMore } from '../../products/components/LoadMore';
import { RequestCard } from '../components/RequestCard';
import type { Pages } from '../../query/useQueryPages';
import { usePages } from '../components/usePages';

const PAGE_SIZE = 50;

const VIEWS = [
  { id: 'now', label: 'Now' },
  { id: 'ended', label: 'Ended' },
] as const;

type View = (typeof VIEWS)[number]['id'];

const useStyles = makeStyles(theme => ({
  tabs: {
    minHeight: 40,
    marginBottom: theme.spacing(2),
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  tab: { minHeight: 40, minWidth: 80, textTransform: 'none' },
  section: {
    marginBottom: theme.spacing(4),
    '& h2': { ...theme.typography.h6, margin: theme.spacing(0, 0, 1.5) },
  },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 420px), 1fr))',
    alignItems: 'start',
    gap: theme.spacing(2),
  },
  quiet: { margin: 0, color: mutedColor(theme) },
}));

function useMyGrants(status: Grant['status'][]) {
  return usePages<Grant>(['my-grants', status], (client, signal, cursor) =>
    client.GET('/access/grants', {
      params: { query: { scope: 'mine', status, limit: PAGE_SIZE, cursor } },
      signal,
    }),
  );
}

function useMyRequests(state: AccessRequest['state'][]) {
  return usePages<AccessRequest>(
    ['my-requests', state],
    (client, signal, cursor) =>
      client.GET('/access/requests', {
        params: { query: { scope: 'mine', state, limit: PAGE_SIZE, cursor } },
        signal,
      }),
  );
}

/**
 * The requests and grants of the reader, of their groups and of what they own:
 * where each stands and what to do about it. Whether the ended ones are shown
 * stands in the address.
 */
export function MyAccessContent() {
  const [params, change] = useUrlState();
  const classes = useStyles();
  const view: View =
    VIEWS.find(({ id }) => id === params.get('show'))?.id ?? 'now';
  return (
    <>
      <Tabs
        className={classes.tabs}
        value={view}
        onChange={(_, id: View) =>
          change({ show: id === 'now' ? undefined : id }, { push: true })
        }
        indicatorColor="primary"
        aria-label="Access now and before"
      >
        {VIEWS.map(({ id, label }) => (
          <Tab
            key={id}
            value={id}
            label={label}
            className={classes.tab}
            id={`my-access-tab-${id}`}
            aria-controls="my-access-panel"
          />
        ))}
      </Tabs>
      <div
        role="tabpanel"
        id="my-access-panel"
        aria-labelledby={`my-access-tab-${view}`}
      >
        {view === 'now' ? <Now /> : <Ended />}
      </div>
    </>
  );
}

function Now() {
  const requests = useMyRequests(['pending']);
  const grants = useMyGrants(['active', 'scheduled']);
  const isEmpty = ({ result }: { result: { data?: Pages<unknown> } }) =>
    result.data?.items.length === 0;
  if (isEmpty(requests) && isEmpty(grants)) {
    return <NothingYet />;
  }
  return (
    <>
      {/* Most wait for nothing: no heading that would vanish again. */}
      {(requests.result.data || requests.result.error) &&
        !isEmpty(requests) && (
          <Section
            title="Waiting for a decision"
            what="requests"
            list={requests}
            empty=""
            render={request => <RequestCard request={request} />}
          />
        )}
      <Section
        title="Access you have"
        what="access"
        list={grants}
        empty="None yet: it appears here when a request is approved."
        render={grant => <GrantCard grant={grant} />}
      />
    </>
  );
}

function NothingYet() {
  const marketplacePath = useRouteRef(rootRouteRef);
  return (
    <EmptyMessage
      icon={<KeyIcon />}
      title="You have no access to data, and asked for none"
      description="Find a data product, look at its output ports, and request access to one. What you, your groups and your components may read then stands here."
      action={
        <LinkButton variant="contained" color="primary" to={marketplacePath()}>
          To the marketplace
        </LinkButton>
      }
    />
  );
}

function Ended() {
  const grants = useMyGrants(['ended']);
  const requests = useMyRequests([
    'rejected',
    'withdrawn',
    'expired',
    'closed',
  ]);
  return (
    <>
      <Section
        title="Access that ended"
        what="access"
        list={grants}
        empty="None has ended."
        render={grant => <GrantCard grant={grant} />}
      />
      <Section
        title="Requests without success"
        what="requests"
        list={requests}
        empty="None."
        render={request => <RequestCard request={request} />}
      />
    </>
  );
}

function Section<T extends { id: string }>(props: {
  title: string;
  what: string;
  list: ReturnType<typeof usePages<T>>;
  empty: string;
  render: (item: T) => ReactNode;
}) {
  const { title, what, list, empty, render } = props;
  const { result, loadMore } = list;
  const classes = useStyles();
  return (
    <section className={classes.section} aria-label={title}>
      <h2>{title}</h2>
      <Answer result={result} what={`Your ${what}`} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.quiet}>{empty}</p>
          ) : (
            <ul className={classes.list}>
              {items.map(item => (
                <li key={item.id}>{render(item)}</li>
              ))}
            </ul>
          )
        }
      </Answer>
      <LoadMore what={what} busy={result.isPreviousData} onClick={loadMore} />
    </section>
  );
}
