import { makeStyles } from '@material-ui/core/styles';
import type { AccessProduct } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ProductLink } from '../../products/components';

const useStyles = makeStyles({
  // As other names of the catalog on these pages.
  link: { textDecoration: 'underline' },
});

/** A product by its title, with a link while the catalog has it. */
export function ProductName(props: { product: AccessProduct }) {
  const { product } = props;
  const classes = useStyles();
  return product.gone ? (
    <>{product.title} (no longer in the catalog)</>
  ) : (
    <ProductLink productRef={product.ref} className={classes.link}>
      {product.title}
    </ProductLink>
  );
}
