import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { rootRouteRef } from '../../routes';
import {
  Age,
  DomainLink,
  EmptyMessage,
  ErrorMessage,
  LifecycleChip,
  plural,
  ProductIcon,
  ProductLink,
} from '../components';
import { useProducts } from '../marketplace/useMarketplace';
import { parseSearchState } from '../marketplace/searchState';
import { mutedColor } from '../components/tones';

const SHOWN = 5;
const RECENTLY_CHANGED = {
  ...parseSearchState(new URLSearchParams('sort=updated')),
  limit: SHOWN,
};

const useStyles = makeStyles(theme => ({
  list: {
    ...theme.typography.body2,
    listStyle: 'none',
    margin: theme.spacing(1, 0),
    padding: 0,
  },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0, 1.5),
    padding: theme.spacing(0.75, 0),
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  title: {
    flex: '1 1 55%',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  aside: {
    color: mutedColor(theme),
    fontSize: '0.8125rem',
  },
}));

/** The products that changed last. */
export function RecentProducts() {
  const classes = useStyles();
  const marketplace = useRouteRef(rootRouteRef)();
  const { data, error, refetch } = useProducts(RECENTLY_CHANGED);

  if (error && !data) {
    return (
      <ErrorMessage
        title="The data products could not be loaded"
        error={error}
        onRetry={refetch}
      />
    );
  }
  if (!data) {
    return (
      <div aria-hidden>
        {Array.from({ length: SHOWN }, (_, index) => (
          <Skeleton key={index} height={36} />
        ))}
      </div>
    );
  }
  if (data.total === 0) {
    return (
      <EmptyMessage
        icon={<ProductIcon />}
        title="No data product is declared yet"
        action={<Link to={marketplace}>How to declare the first one</Link>}
      />
    );
  }
  return (
    <>
      <ul className={classes.list} aria-label="Recently changed data products">
        {data.items.map(product => (
          <li key={product.ref} className={classes.item}>
            <span className={classes.title}>
              <ProductLink productRef={product.ref}>
                {product.title}
              </ProductLink>
              {product.domain && (
                <span className={classes.aside}>
                  {' in '}
                  <DomainLink domainRef={product.domain} />
                </span>
              )}
            </span>
            {product.lifecycle && (
              <LifecycleChip lifecycle={product.lifecycle} />
            )}
            <span className={classes.aside}>
              <Age date={product.updatedAt} />
            </span>
          </li>
        ))}
      </ul>
      <Typography variant="body2">
        <Link to={marketplace}>All {plural(data.total, 'data product')}</Link>
      </Typography>
    </>
  );
}
