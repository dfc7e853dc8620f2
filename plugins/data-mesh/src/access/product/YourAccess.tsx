import { makeStyles } from '@material-ui/core/styles';
import type { ProductAccess } from '@backstage-data-mesh/plugin-data-mesh-common';
import { mutedColor } from '../../products/components';
import { useProduct } from '../../products/entity/queries';
import { RequestAccessButton } from '../ask/RequestAccess';
import {
  formatDay,
  GrantCard,
  GrantLink,
  grantWords,
  RequestCard,
} from '../components';
import { accessByPort, type PortStanding } from './accessByPort';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
  port: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    minWidth: 0,
  },
  none: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
    padding: theme.spacing(1.5, 2),
    border: `1px dashed ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    overflowWrap: 'anywhere',
  },
  name: { fontSize: '1rem', fontWeight: 600, margin: 0 },
  muted: { color: mutedColor(theme) },
  more: { alignSelf: 'flex-start' },
}));

/** Whether the reader has access, port by port, and what to do about it. */
export function YourAccess(props: { access: ProductAccess }) {
  const { access } = props;
  const classes = useStyles();
  const product = useProduct();
  const standings = accessByPort(product.data?.ports ?? [], access);
  if (standings.length === 0) {
    return (
      <p className={classes.muted}>
        {product.loading
          ? 'The output ports are loading.'
          : 'This product has no output port, so there is nothing to ask for.'}
      </p>
    );
  }
  return (
    <ul className={classes.list}>
      {standings.map(standing => (
        <li key={standing.port} className={classes.port}>
          <AtPort standing={standing} />
        </li>
      ))}
    </ul>
  );
}

function AtPort(props: { standing: PortStanding }) {
  const { port, title, declared, lasting, open, ended } = props.standing;
  const classes = useStyles();
  if (lasting.length === 0 && open.length === 0) {
    return (
      <div className={classes.none}>
        <div>
          <h3 className={classes.name}>{title}</h3>
          <span className={classes.muted}>
            {ended ? (
              <>
                You have no access any longer: {grantWords(ended).label} on{' '}
                {formatDay(ended.endedAt ?? ended.endsAt)}.{' '}
                <GrantLink id={ended.id}>Details</GrantLink>
              </>
            ) : (
              'You have no access.'
            )}
          </span>
        </div>
        <RequestAccessButton port={port} prominent />
      </div>
    );
  }
  return (
    <>
      {lasting.map(grant => (
        <GrantCard key={grant.id} grant={grant} hideProduct />
      ))}
      {open.map(request => (
        <RequestCard key={request.id} request={request} hideProduct />
      ))}
      {declared && (
        <div className={classes.more}>
          <RequestAccessButton port={port} />
        </div>
      )}
    </>
  );
}
