import { type ReactNode, useState } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { Link } from '@backstage/core-components';
import {
  percentWords,
  type RollUp,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { mutedColor, plural, VisuallyHidden } from '../../products/components';
import { ScrollRegion } from '../../products/entity/ScrollRegion';
import { ScoreBadge } from '../components';
import { arrangeLeague } from './arrangeLeague';
import {
  LEAGUE_SORTS,
  type LeagueOrder,
  type LeagueSort,
} from './scorecardState';

/** More lines wait for a press on a button. */
const SHOWN_AT_FIRST = 25;
const INDENT = 3;

const useStyles = makeStyles(theme => ({
  scroll: {
    overflowX: 'auto',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  head: { whiteSpace: 'nowrap', color: mutedColor(theme) },
  name: { overflowWrap: 'anywhere', minWidth: 180 },
  number: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  more: { padding: theme.spacing(1) },
}));

type Column = {
  sort: LeagueSort;
  title: string;
  render: (rollUp: RollUp) => ReactNode;
};

const COLUMNS: Column[] = [
  {
    sort: 'score',
    title: 'Score',
    render: ({ score }) => <ScoreBadge score={score} />,
  },
  {
    sort: 'coverage',
    title: 'Coverage',
    render: ({ coverage }) =>
      coverage === undefined ? 'no checks' : percentWords(coverage),
  },
  {
    sort: 'failing',
    title: 'Failing checks',
    render: ({ failing }) => failing.toLocaleString('en'),
  },
  {
    sort: 'incidents',
    title: 'With incidents',
    render: ({ incidents }) => incidents.toLocaleString('en'),
  },
  {
    sort: 'maturity',
    title: 'Maturity',
    render: ({ maturity }) =>
      maturity === undefined
        ? 'not judged'
        : maturity.toLocaleString('en', {
            minimumFractionDigits: 1,
            maximumFractionDigits: 1,
          }),
  },
];

/**
 * Roll-ups beside each other, those inside others below them. Whoever wants to
 * know more goes on to their products.
 */
export function League(props: {
  label: string;
  /** Of the first column, such as "Domain". */
  what: string;
  rollUps: readonly RollUp[];
  sort: LeagueSort;
  order: LeagueOrder;
  onSort: (sort: LeagueSort, order: LeagueOrder) => void;
  /** The name of a roll-up, leading somewhere. */
  renderName: (rollUp: RollUp) => ReactNode;
  /** Address of the products of a roll-up. */
  productsPath: (rollUp: RollUp) => string;
}) {
  const { label, what, rollUps, sort, order, onSort } = props;
  const classes = useStyles();
  const [showAll, setShowAll] = useState(false);
  const rows = arrangeLeague(rollUps, sort, order);
  const shown = showAll ? rows : rows.slice(0, SHOWN_AT_FIRST);
  const header = (column: LeagueSort, title: string) => (
    <TableCell
      key={column}
      className={classes.head}
      align={column === 'title' || column === 'score' ? undefined : 'right'}
      sortDirection={sort === column && order}
    >
      <TableSortLabel
        active={sort === column}
        direction={sort === column ? order : LEAGUE_SORTS[column]}
        onClick={() =>
          onSort(
            column,
            sort === column ? opposite(order) : LEAGUE_SORTS[column],
          )
        }
      >
        {title}
      </TableSortLabel>
    </TableCell>
  );
  return (
    <Paper variant="outlined">
      <ScrollRegion label={`${label}, table`} className={classes.scroll}>
        <Table size="small" aria-label={label}>
          <TableHead>
            <TableRow>
              {header('title', what)}
              {COLUMNS.map(column => header(column.sort, column.title))}
              {header('products', 'Products')}
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map(({ rollUp, depth, parent }) => (
              <TableRow key={rollUp.scope}>
                <TableCell
                  component="th"
                  scope="row"
                  role="rowheader"
                  className={classes.name}
                  style={{ paddingLeft: 16 + depth * INDENT * 8 }}
                >
                  {props.renderName(rollUp)}
                  {parent !== undefined && (
                    <VisuallyHidden>, in {parent}</VisuallyHidden>
                  )}
                </TableCell>
                {COLUMNS.map(column => (
                  <TableCell
                    key={column.sort}
                    className={classes.number}
                    align={column.sort === 'score' ? undefined : 'right'}
                  >
                    {column.render(rollUp)}
                  </TableCell>
                ))}
                <TableCell className={classes.number} align="right">
                  <Link
                    to={props.productsPath(rollUp)}
                    aria-label={`${plural(rollUp.products, 'product')} of ${rollUp.title}, worst quality first`}
                  >
                    {rollUp.products.toLocaleString('en')}
                  </Link>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </ScrollRegion>
      {rows.length > SHOWN_AT_FIRST && (
        <div className={classes.more}>
          <Button
            size="small"
            aria-expanded={showAll}
            onClick={() => setShowAll(!showAll)}
          >
            {showAll ? 'Show fewer' : `Show all ${rows.length}`}
          </Button>
        </div>
      )}
    </Paper>
  );
}

function opposite(order: LeagueOrder): LeagueOrder {
  return order === 'asc' ? 'desc' : 'asc';
}
