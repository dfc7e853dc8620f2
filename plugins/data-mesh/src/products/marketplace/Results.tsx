import LinearProgress from '@material-ui/core/LinearProgress';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { ProductPage } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { DataMeshQueryResult } from '../../query';
import { ErrorMessage } from '../components';
import { NothingFound } from './NothingFound';
import { Pagination } from './Pagination';
import { ProductCards, ProductCardsSkeleton } from './ProductCards';
import { ProductTable } from './ProductTable';
import { effectiveSort, type SearchState } from './searchState';
import type { ChangeSearchState } from './useSearchState';

const useStyles = makeStyles(theme => ({
  progress: {
    height: 4,
    marginTop: theme.spacing(-1.5),
    marginBottom: theme.spacing(1),
  },
  outdated: {
    opacity: 0.6,
  },
  first: {
    marginTop: theme.spacing(1),
  },
}));

const LABEL = 'Data products';

/** The list itself, whatever becomes of the request. */
export function Results(props: {
  state: SearchState;
  onChange: ChangeSearchState;
  products: DataMeshQueryResult<ProductPage>;
  onRetry: () => void;
}) {
  const { state, onChange, products, onRetry } = props;
  const classes = useStyles();
  const { data, error, loading, isPreviousData } = products;

  if (error && !data) {
    return (
      <>
        <ErrorMessage
          title="The data products could not be loaded"
          error={error}
          onRetry={onRetry}
        />
        {state.cursor && (
          // A cursor from an old link may be refused.
          <Button
            color="primary"
            className={classes.first}
            onClick={() => onChange({ cursor: undefined, page: 1 })}
          >
            Go to the first page
          </Button>
        )}
      </>
    );
  }
  if (!data) {
    return <ProductCardsSkeleton />;
  }
  if (data.items.length === 0 && !loading) {
    return <NothingFound state={state} onChange={onChange} />;
  }
  return (
    <>
      <div className={classes.progress}>
        {isPreviousData && (
          <LinearProgress aria-label="Loading data products" />
        )}
      </div>
      {error && (
        <ErrorMessage
          title="The data products could not be brought up to date"
          error={error}
          onRetry={onRetry}
        />
      )}
      <div
        className={isPreviousData ? classes.outdated : undefined}
        aria-busy={loading}
      >
        {state.view === 'table' ? (
          <ProductTable
            products={data.items}
            label={LABEL}
            {...effectiveSort(state)}
            onSort={(sort, order) => onChange({ sort, order })}
          />
        ) : (
          <ProductCards products={data.items} label={LABEL} />
        )}
      </div>
      <Pagination state={state} page={data} onChange={onChange} />
    </>
  );
}
