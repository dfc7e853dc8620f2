import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { AccessRequest } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  Age,
  ClassificationChip,
  plural,
  ToneChip,
} from '../../products/components';
import { DetailList } from '../../products/entity/overview/DetailList';
import { grantRouteRef } from '../../routes';
import { durationWords, formatDay, PersonLink } from '../components';
import { ProductName } from './ProductName';

/** Who asks for what, for whom, and for how long. */
export function RequestFacts(props: { request: AccessRequest }) {
  const { request } = props;
  const { product, columns } = request;
  const grantPath = useRouteRef(grantRouteRef);
  return (
    <DetailList
      items={[
        [
          'Who gets in',
          <PersonLink key="consumer" entityRef={request.consumer} />,
        ],
        [
          'Asked by',
          <span key="requester">
            <PersonLink entityRef={request.requester} />,{' '}
            <Age date={request.createdAt} />
          </span>,
        ],
        [
          'Data product',
          <span key="product">
            <ProductName product={product} />{' '}
            {product.classification && (
              <ClassificationChip classification={product.classification} />
            )}{' '}
            {product.lifecycle === 'deprecated' && (
              <ToneChip tone="caution">deprecated</ToneChip>
            )}
          </span>,
        ],
        [
          'Its owner',
          product.owner && <PersonLink key="owner" entityRef={product.owner} />,
        ],
        ['Output port', request.portTitle ?? request.port],
        [
          'Role',
          request.role && (
            <span key="role">
              <code>{request.role}</code>
              {request.roleDescription && `: ${request.roleDescription}`}
            </span>
          ),
        ],
        [
          'Columns',
          columns ? plural(columns.length, 'column') : 'All of the role',
        ],
        [
          'For how long',
          <span key="duration">
            {durationWords(request.duration)}
            {request.startsAt && `, from ${formatDay(request.startsAt)}`}
          </span>,
        ],
        [
          'Renews',
          request.renews && (
            <Link key="renews" to={grantPath({ id: request.renews })}>
              Access that the consumer has
            </Link>
          ),
        ],
        ['Contract', request.contractVersion],
      ]}
    />
  );
}
