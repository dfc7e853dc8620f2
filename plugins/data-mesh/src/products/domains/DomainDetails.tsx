import type { ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import MapIcon from '@material-ui/icons/MapOutlined';
import SearchIcon from '@material-ui/icons/Search';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Domain } from '@backstage-data-mesh/plugin-data-mesh-common';
import { mapRouteRef, rootRouteRef } from '../../routes';
import { EmptyMessage, ErrorMessage, plural, ProductIcon } from '../components';
import {
  ProductCards,
  ProductCardsSkeleton,
} from '../marketplace/ProductCards';
import { DomainRow } from './DomainRow';
import { useDomain } from './useDomains';

/** Larger domains are better searched than scrolled. */
const SHOWN = 24;

const useStyles = makeStyles(theme => ({
  layout: {
    ...theme.typography.body2,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 300px',
    alignItems: 'start',
    gap: theme.spacing(3),
    [theme.breakpoints.down('md')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
  },
  section: {
    marginBottom: theme.spacing(3),
  },
  heading: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1.5),
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
  },
  action: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
  },
  list: {
    ...theme.typography.body2,
    listStyle: 'none',
    margin: 0,
    padding: theme.spacing(0.5, 2),
    '& > li': {
      padding: theme.spacing(1, 0),
      overflowWrap: 'anywhere',
    },
    '& > li + li': {
      borderTop: `1px solid ${theme.palette.divider}`,
    },
  },
  owner: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    '& > :last-child': { whiteSpace: 'nowrap' },
  },
}));

/**
 * What a domain holds: its products, its sub-domains, and who owns them. Used
 * on the domain's own page and on its entity page.
 */
export function DomainDetails(props: { namespace: string; name: string }) {
  const { namespace, name } = props;
  const { data, error, refetch } = useDomain(namespace, name);
  if (error && !data) {
    return error.name === 'NotFoundError' ? (
      <EmptyMessage
        icon={<ProductIcon />}
        title="No data product in this domain"
        description={
          <>
            A data product belongs to it when its declaration says{' '}
            <code>
              domain: {namespace === 'default' ? name : `${namespace}/${name}`}
            </code>
            .
          </>
        }
      />
    ) : (
      <ErrorMessage
        title="The domain could not be loaded"
        error={error}
        onRetry={refetch}
      />
    );
  }
  if (!data) {
    return <ProductCardsSkeleton count={3} />;
  }
  return <LoadedDomain domain={data} />;
}

function LoadedDomain(props: { domain: Domain }) {
  const { domain } = props;
  const classes = useStyles();
  // A domain that only holds others shows them in the place of its products.
  const isUmbrella =
    domain.products.length === 0 && domain.subdomains.length > 0;
  return (
    <div className={classes.layout}>
      {isUmbrella ? (
        <Subdomains domain={domain} heading={<DomainLinks domain={domain} />} />
      ) : (
        <OwnProducts domain={domain} />
      )}
      <div>
        {!isUmbrella && <Subdomains domain={domain} stacked />}
        <Owners domain={domain} />
      </div>
    </div>
  );
}

/** To all its products: in the marketplace, and on the map. */
function DomainLinks(props: { domain: Domain }) {
  const { domain } = props;
  const classes = useStyles();
  const marketplace = useRouteRef(rootRouteRef)();
  const map = useRouteRef(mapRouteRef)();
  const query = new URLSearchParams({ domain: domain.ref });
  if (domain.totalProductCount === 0) {
    return null;
  }
  return (
    <div className={classes.actions}>
      <Link to={`${marketplace}?${query}`} className={classes.action}>
        <SearchIcon aria-hidden fontSize="inherit" />
        Search in this domain
      </Link>
      <Link to={`${map}?${query}`} className={classes.action}>
        <MapIcon aria-hidden fontSize="inherit" />
        Show on the map
      </Link>
    </div>
  );
}

function OwnProducts(props: { domain: Domain }) {
  const { domain } = props;
  const classes = useStyles();
  const marketplace = useRouteRef(rootRouteRef)();
  const { products } = domain;
  return (
    <section
      className={classes.section}
      aria-label={`Data products of ${domain.title}`}
    >
      <div className={classes.heading}>
        <Typography variant="h6" component="h2">
          {plural(products.length, 'data product')}
        </Typography>
        <DomainLinks domain={domain} />
      </div>
      {products.length > 0 ? (
        <ProductCards
          products={products.slice(0, SHOWN)}
          label="Data products"
        />
      ) : (
        <EmptyMessage
          icon={<ProductIcon />}
          title="No data product yet"
          description="No data product that you may see names this domain."
        />
      )}
      {products.length > SHOWN && (
        <p>
          <Link
            to={`${marketplace}?${new URLSearchParams({ domain: domain.ref })}`}
          >
            Show all in the marketplace
          </Link>
        </p>
      )}
    </section>
  );
}

function Subdomains(props: {
  domain: Domain;
  heading?: ReactNode;
  stacked?: boolean;
}) {
  const { domain, heading, stacked } = props;
  const classes = useStyles();
  if (domain.subdomains.length === 0) {
    return null;
  }
  return (
    <section className={classes.section} aria-label="Sub-domains">
      <div className={classes.heading}>
        <Typography variant="h6" component="h2">
          {plural(domain.subdomains.length, 'sub-domain')}
        </Typography>
        {heading}
      </div>
      <Paper variant="outlined" component="ul" className={classes.list}>
        {domain.subdomains.map(subdomain => (
          <li key={subdomain.ref}>
            <DomainRow domain={subdomain} stacked={stacked} />
          </li>
        ))}
      </Paper>
    </section>
  );
}

function Owners(props: { domain: Domain }) {
  const { domain } = props;
  const classes = useStyles();
  if (domain.owners.length === 0) {
    return null;
  }
  return (
    <section className={classes.section} aria-label="Owners">
      <div className={classes.heading}>
        <Typography variant="h6" component="h2">
          Owners of its products
        </Typography>
      </div>
      <Paper variant="outlined" component="ul" className={classes.list}>
        {domain.owners.map(({ ref, productCount }) => (
          <li key={ref} className={classes.owner}>
            <EntityRefLink entityRef={ref} defaultKind="group" />
            <span>{plural(productCount, 'product')}</span>
          </li>
        ))}
      </Paper>
    </section>
  );
}
