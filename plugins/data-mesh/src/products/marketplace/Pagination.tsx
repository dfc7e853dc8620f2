import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import ChevronLeftIcon from '@material-ui/icons/ChevronLeft';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import type { ProductPage } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { SearchState } from './searchState';
import type { ChangeSearchState } from './useSearchState';

const useStyles = makeStyles(theme => ({
  nav: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    marginTop: theme.spacing(3),
  },
}));

/** To the next and previous page; each page has its own address. */
export function Pagination(props: {
  state: SearchState;
  page: ProductPage;
  onChange: ChangeSearchState;
}) {
  const { state, page, onChange } = props;
  const classes = useStyles();
  const { nextCursor, previousCursor, total } = page;
  if (!nextCursor && !previousCursor) {
    return null;
  }
  const pages = Math.max(Math.ceil(total / state.limit), state.page);
  return (
    <nav className={classes.nav} aria-label="Pages of data products">
      <Button
        startIcon={<ChevronLeftIcon />}
        disabled={!previousCursor}
        onClick={() =>
          onChange(
            state.page <= 2
              ? { cursor: undefined, page: 1 }
              : { cursor: previousCursor, page: state.page - 1 },
          )
        }
      >
        Previous
      </Button>
      <span>
        Page {state.page.toLocaleString('en')} of {pages.toLocaleString('en')}
      </span>
      <Button
        endIcon={<ChevronRightIcon />}
        disabled={!nextCursor}
        onClick={() => onChange({ cursor: nextCursor, page: state.page + 1 })}
      >
        Next
      </Button>
    </nav>
  );
}
