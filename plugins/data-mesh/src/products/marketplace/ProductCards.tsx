import { makeStyles } from '@material-ui/core/styles';
import Paper from '@material-ui/core/Paper';
import Skeleton from '@material-ui/lab/Skeleton';
import type { ProductHit } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ProductCard } from './ProductCard';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
    gap: theme.spacing(2),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  skeleton: {
    padding: theme.spacing(2),
    height: 190,
  },
}));

/** Products as cards, as many beside each other as fit. */
export function ProductCards(props: { products: ProductHit[]; label: string }) {
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={props.label}>
      {props.products.map(product => (
        <li key={product.ref}>
          <ProductCard product={product} />
        </li>
      ))}
    </ul>
  );
}

/** Stands in for cards that are on their way. */
export function ProductCardsSkeleton(props: { count?: number }) {
  const classes = useStyles();
  return (
    <div className={classes.list} aria-hidden data-testid="products-skeleton">
      {Array.from({ length: props.count ?? 6 }, (_, index) => (
        <Paper key={index} variant="outlined" className={classes.skeleton}>
          <Skeleton width="60%" height={28} />
          <Skeleton width="30%" />
          <Skeleton />
          <Skeleton width="90%" />
          <Skeleton width="50%" height={30} />
        </Paper>
      ))}
    </div>
  );
}
