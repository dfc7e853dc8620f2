import type { AccessRequest } from '@backstage-data-mesh/plugin-data-mesh-common';
import { Age, ProductLink } from '../../products/components';
import { RequestLink } from './AccessLinks';
import { ThroughWhom } from './ConsumerWords';
import { requestWords } from './describeState';
import { durationWords } from './durationWords';
import { useCardStyles } from './GrantCard';
import { PeopleList } from './PersonLink';
import { RequestStateChip } from './StateChips';

/** One request of the reader: what, where it stands, and who decides. */
export function RequestCard(props: {
  request: AccessRequest;
  hideProduct?: boolean;
}) {
  const { request, hideProduct } = props;
  const { product, role, step, state } = request;
  const classes = useCardStyles();
  const portTitle = request.portTitle ?? request.port;
  const label = hideProduct ? portTitle : `${product.title}, ${portTitle}`;
  return (
    <article className={classes.card} aria-label={`Request for ${label}`}>
      <div className={classes.head}>
        <h3 className={classes.title}>
          {!hideProduct && (
            <>
              {product.gone ? (
                product.title
              ) : (
                <ProductLink productRef={product.ref}>
                  {product.title}
                </ProductLink>
              )}
              {' · '}
            </>
          )}
          {portTitle}
        </h3>
        <RequestStateChip request={request} />
      </div>
      <div>{requestWords(request).sentence}</div>
      {state === 'pending' && step && step.approvers.length > 0 && (
        <div>
          Asked: <PeopleList refs={step.approvers} />
        </div>
      )}
      <div>
        <ThroughWhom of={request} />
        {role && (
          <>
            {' '}
            as <code>{role}</code>
          </>
        )}{' '}
        for {request.purpose.title}, {durationWords(request.duration)}
        {request.kind === 'renewal' && ' more'}
      </div>
      <div className={classes.muted}>
        <Age
          prefix={request.kind === 'renewal' ? 'Renewal asked' : 'Asked'}
          date={request.createdAt}
        />
        {' · '}
        <RequestLink id={request.id}>
          {step?.awaitingAnswer ? 'Answer the question' : 'Show the request'}
        </RequestLink>
      </div>
    </article>
  );
}
