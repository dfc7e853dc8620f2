import type { GrantDetail } from '@backstage-data-mesh/plugin-data-mesh-common';
import { Age, ClassificationChip } from '../../products/components';
import { DetailList } from '../../products/entity/overview/DetailList';
import { formatDay, PersonLink, RequestLink, TimeLeft } from '../components';
import { ProductName } from '../request/ProductName';
import { ColumnNames } from './ColumnNames';

/** What a grant gives, to whom, what for, and from when to when. */
export function GrantFacts(props: { grant: GrantDetail }) {
  const { grant } = props;
  const { product } = grant;
  return (
    <DetailList
      items={[
        ['Who gets in', <PersonLink key="who" entityRef={grant.consumer} />],
        [
          'Data product',
          <span key="product">
            <ProductName product={product} />{' '}
            {product.classification && (
              <ClassificationChip classification={product.classification} />
            )}
          </span>,
        ],
        ['Output port', grant.portTitle ?? grant.port],
        ['Role', grant.role && <code key="role">{grant.role}</code>],
        [
          'Columns',
          grant.columns ? (
            <ColumnNames key="columns" ids={grant.columns} />
          ) : (
            'All of the role'
          ),
        ],
        ['Purpose', grant.purpose.title],
        ['From', formatDay(grant.startsAt)],
        [
          'Until',
          <TimeLeft
            key="until"
            endsAt={grant.endsAt}
            quiet={grant.status === 'ended'}
          />,
        ],
        [
          'Ended',
          grant.end && (
            <span key="end">
              {grant.endedAt && <Age date={grant.endedAt} />}
              {grant.endedBy && (
                <>
                  {' by '}
                  <PersonLink entityRef={grant.endedBy} hideIcon />
                </>
              )}
              {grant.endReason && `: ${grant.endReason}`}
            </span>
          ),
        ],
        [
          'Request',
          <span key="request">
            <RequestLink id={grant.requestId}>
              Who asked and who approved
            </RequestLink>
          </span>,
        ],
        [
          'Asked by',
          <PersonLink key="requester" entityRef={grant.requester} />,
        ],
        ['Contract', grant.contractVersion],
        [
          'Last verified',
          grant.lastVerifiedAt && (
            <Age key="verified" date={grant.lastVerifiedAt} />
          ),
        ],
      ]}
    />
  );
}
