import { makeStyles } from '@material-ui/core/styles';
import type { Grant } from '@backstage-data-mesh/plugin-data-mesh-common';
import { mutedColor, plural, ProductLink } from '../../products/components';
import { GrantLink, RequestLink } from './AccessLinks';
import { Connect } from './Connect';
import { ThroughWhom } from './ConsumerWords';
import { grantWords } from './describeState';
import { GrantActions } from './grantActions/GrantActions';
import { GrantStateChip } from './StateChips';
import { formatDay } from '../../products/components/formatMoment';
import { TimeLeft } from './TimeLeft';

export const useCardStyles = makeStyles(theme => ({
  card: {
    ...theme.typography.body2,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.75),
    padding: theme.spacing(2),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.paper,
    overflowWrap: 'anywhere',
    minWidth: 0,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
  },
  title: {
    fontSize: '1rem',
    fontWeight: 600,
    margin: 0,
    '& a': { textDecoration: 'underline' },
  },
  muted: { color: mutedColor(theme) },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    marginTop: theme.spacing(0.5),
    // What opens below a button takes the whole row.
    '& > *': { minWidth: 0 },
  },
}));

/** One grant that the reader uses: what, until when, and what to do with it. */
export function GrantCard(props: {
  grant: Grant;
  /** Where the page is about the product, its name says nothing. */
  hideProduct?: boolean;
}) {
  const { grant, hideProduct } = props;
  const { product, status, role, columns, renewalRequestId } = grant;
  const classes = useCardStyles();
  const portTitle = grant.portTitle ?? grant.port;
  const label = hideProduct ? portTitle : `${product.title}, ${portTitle}`;
  const words = grantWords(grant);
  const ended = status === 'ended';
  return (
    <article className={classes.card} aria-label={`Access to ${label}`}>
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
        <GrantStateChip grant={grant} />
      </div>
      {words.sign !== 'good' && <div>{words.sentence}</div>}
      <div>
        <ThroughWhom of={grant} />
        {role && (
          <>
            {' '}
            as <code>{role}</code>
          </>
        )}
        {columns && `, ${plural(columns.length, 'column')}`} for{' '}
        {grant.purpose.title}
      </div>
      <div className={classes.muted}>
        {status === 'scheduled' && `From ${formatDay(grant.startsAt)}, `}
        <TimeLeft
          prefix={ended ? 'Ended' : 'Until'}
          endsAt={ended ? (grant.endedAt ?? grant.endsAt) : grant.endsAt}
          quiet={ended || renewalRequestId !== undefined}
        />
        {renewalRequestId && (
          <>
            {' · '}
            <RequestLink id={renewalRequestId}>Renewal asked for</RequestLink>
          </>
        )}
        {' · '}
        <GrantLink id={grant.id}>Details</GrantLink>
      </div>
      {!ended && (
        <div className={classes.actions}>
          {status === 'active' && grant.observed !== 'absent' && (
            <Connect grant={grant} label={label} />
          )}
          <GrantActions
            grant={grant}
            only={['renew', 'return', 'retry']}
            label={label}
          />
        </div>
      )}
    </article>
  );
}
