import { makeStyles } from '@material-ui/core/styles';
import type { AccessRequest } from '@backstage-data-mesh/plugin-data-mesh-common';
import { Age, mutedColor } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { DataTable } from '../../products/entity/contract/DataTable';
import { SectionCard } from '../../products/entity/SectionCard';
import {
  durationWords,
  LoadMore,
  PeopleList,
  PersonLink,
  PurposeText,
  RequestLink,
  RequestStateChip,
  requestWords,
  usePages,
} from '../components';

const useStyles = makeStyles(theme => ({
  muted: { color: mutedColor(theme), fontSize: '0.8125rem' },
  quiet: { margin: 0, color: mutedColor(theme) },
}));

/** What was asked for and not decided yet, for owners and overseers. */
export function OpenRequests(props: { productRef: string; pending?: number }) {
  const { productRef, pending } = props;
  const classes = useStyles();
  const { result, loadMore } = usePages<AccessRequest>(
    ['product-requests', productRef],
    (client, signal, cursor) =>
      client.GET('/access/requests', {
        params: {
          query: {
            scope: 'all',
            state: ['pending'],
            product: productRef,
            limit: 20,
            cursor,
          },
        },
        signal,
      }),
  );
  return (
    <SectionCard
      title={pending ? `Open requests (${pending})` : 'Open requests'}
    >
      <Answer result={result} what="The open requests" lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.quiet}>Nobody waits for a decision.</p>
          ) : (
            <DataTable
              label="Open requests"
              columns={[
                'For whom',
                'Port',
                'What for',
                'How long',
                'State',
                'Request',
              ]}
              rows={items.map(request => [
                <div key="who">
                  <PersonLink entityRef={request.consumer} />
                  {request.requester !== request.consumer && (
                    <div className={classes.muted}>
                      asked by{' '}
                      <PersonLink entityRef={request.requester} hideIcon />
                    </div>
                  )}
                </div>,
                <div key="port">
                  {request.portTitle ?? request.port}
                  {request.role && (
                    <div className={classes.muted}>{request.role}</div>
                  )}
                </div>,
                <PurposeText
                  key="why"
                  purpose={request.purpose}
                  justification={request.justification}
                />,
                durationWords(request.duration),
                <div key="state">
                  <RequestStateChip request={request} />
                  <div className={classes.muted}>
                    {requestWords(request).sentence}{' '}
                    {request.step && (
                      <PeopleList refs={request.step.approvers} />
                    )}
                  </div>
                  <div className={classes.muted}>
                    <Age prefix="asked" date={request.createdAt} />
                  </div>
                </div>,
                <RequestLink key="show" id={request.id}>
                  Show
                </RequestLink>,
              ])}
            />
          )
        }
      </Answer>
      <LoadMore
        what="requests"
        busy={result.isPreviousData}
        onClick={loadMore}
      />
    </SectionCard>
  );
}
