import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import Paper from '@material-ui/core/Paper';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ProductHit } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  Age,
  ClassificationChip,
  DomainLink,
  LifecycleChip,
  ProblemCount,
  ProductLink,
  TechnologyLabel,
  TypeChip,
} from '../components';
import { MatchedTitle, MatchList } from './MatchList';
import { SORTS, type Order, type Sort } from './searchState';
import { mutedColor } from '../components/tones';
import { ScoreBadge } from '../../quality/components';

const useStyles = makeStyles(theme => ({
  head: {
    padding: theme.spacing(1, 1.5),
    whiteSpace: 'nowrap',
    color: mutedColor(theme),
  },
  cell: {
    verticalAlign: 'top',
    padding: theme.spacing(1, 1.5),
    lineHeight: 1.45,
    // Backstage's theme breaks words anywhere, which leaves four letters a line.
    wordBreak: 'normal',
  },
  // The products stay in sight while the rest scrolls sideways.
  product: {
    minWidth: 240,
    overflowWrap: 'anywhere',
    [theme.breakpoints.up('md')]: {
      position: 'sticky',
      left: 0,
      zIndex: 1,
      backgroundColor: 'inherit',
      borderRight: `1px solid ${theme.palette.divider}`,
    },
  },
  row: {
    backgroundColor: theme.palette.background.paper,
  },
  title: {
    fontWeight: theme.typography.fontWeightBold as number,
  },
  description: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    color: mutedColor(theme),
    fontWeight: theme.typography.fontWeightRegular as number,
    fontSize: '0.8125rem',
  },
  matches: {
    fontWeight: theme.typography.fontWeightRegular as number,
  },
}));

type Column = {
  title: string;
  sort?: Sort;
  numeric?: boolean;
  render: (product: ProductHit) => ReactNode;
};

const COLUMNS: Column[] = [
  {
    title: 'Domain',
    sort: 'domain',
    render: ({ domain }) => domain && <DomainLink domainRef={domain} />,
  },
  {
    title: 'Quality',
    sort: 'quality',
    render: ({ quality }) =>
      quality && (
        <ScoreBadge score={quality.score} coverage={quality.coverage} />
      ),
  },
  {
    title: 'Owner',
    render: ({ owner }) =>
      owner && <EntityRefLink entityRef={owner} defaultKind="group" />,
  },
  {
    title: 'Lifecycle',
    render: ({ lifecycle }) =>
      lifecycle && <LifecycleChip lifecycle={lifecycle} />,
  },
  {
    title: 'Classification',
    sort: 'classification',
    render: ({ classification }) =>
      classification && <ClassificationChip classification={classification} />,
  },
  {
    title: 'Technology',
    render: ({ technologies }) =>
      technologies.map(technology => (
        <div key={technology}>
          <TechnologyLabel technology={technology} />
        </div>
      )),
  },
  {
    title: 'Type',
    render: ({ type }) => type && <TypeChip type={type} />,
  },
  {
    title: 'Columns',
    numeric: true,
    render: ({ columnCount }) => columnCount.toLocaleString('en'),
  },
  {
    title: 'Changed',
    sort: 'updated',
    render: ({ updatedAt }) => <Age date={updatedAt} />,
  },
  {
    title: 'Problems',
    render: ({ problems }) => <ProblemCount problems={problems} />,
  },
];

/** Products as a table; without `onSort` its order is fixed. */
export function ProductTable(props: {
  products: ProductHit[];
  label: string;
  sort?: Sort;
  order?: Order;
  onSort?: (sort: Sort, order: Order) => void;
}) {
  const { products, label, sort, order, onSort } = props;
  const classes = useStyles();
  const header = (title: string, column?: Sort) =>
    column && onSort ? (
      <TableSortLabel
        active={sort === column}
        direction={sort === column ? order : SORTS[column]}
        onClick={() =>
          onSort(column, sort === column ? opposite(order) : SORTS[column])
        }
      >
        {title}
      </TableSortLabel>
    ) : (
      title
    );
  const direction = (column?: Sort) =>
    column !== undefined && sort === column && order;

  return (
    // Reachable with the keyboard, since it scrolls sideways on narrow screens.
    <TableContainer
      component={Paper}
      variant="outlined"
      tabIndex={0}
      role="region"
      aria-label={`${label}, table`}
    >
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow className={classes.row}>
            <TableCell
              className={`${classes.head} ${classes.product}`}
              sortDirection={direction('title')}
            >
              {header('Product', 'title')}
            </TableCell>
            {COLUMNS.map(column => (
              <TableCell
                key={column.title}
                className={classes.head}
                align={column.numeric ? 'right' : undefined}
                sortDirection={direction(column.sort)}
              >
                {header(column.title, column.sort)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {products.map(product => (
            <TableRow key={product.ref} className={classes.row}>
              <TableCell
                component="th"
                scope="row"
                role="rowheader"
                className={`${classes.cell} ${classes.product}`}
              >
                <ProductLink productRef={product.ref} className={classes.title}>
                  <MatchedTitle product={product} />
                </ProductLink>
                {product.description && (
                  <div className={classes.description}>
                    {product.description}
                  </div>
                )}
                <div className={classes.matches}>
                  <MatchList product={product} />
                </div>
              </TableCell>
              {COLUMNS.map(column => (
                <TableCell
                  key={column.title}
                  className={classes.cell}
                  align={column.numeric ? 'right' : undefined}
                >
                  {column.render(product)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function opposite(order?: Order): Order {
  return order === 'asc' ? 'desc' : 'asc';
}
