import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { mutedColor } from '../../components/tones';
import { ScrollRegion } from '../ScrollRegion';

const useStyles = makeStyles(theme => ({
  scroll: {
    overflowX: 'auto',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    '& th, & td': {
      padding: theme.spacing(1, 1.5, 1, 0),
      borderBottom: `1px solid ${theme.palette.divider}`,
      textAlign: 'left',
      verticalAlign: 'top',
      overflowWrap: 'break-word',
    },
    '& thead th': {
      color: mutedColor(theme),
      fontSize: '0.8125rem',
      fontWeight: 600,
      whiteSpace: 'nowrap',
    },
    '& tbody th': { fontWeight: 500 },
  },
}));

/** A plain table; a column in which no row says anything is left out. */
export function DataTable(props: {
  label: string;
  columns: readonly string[];
  rows: ReadonlyArray<readonly ReactNode[]>;
}) {
  const { label, columns, rows } = props;
  const classes = useStyles();
  const shown = columns
    .map((name, index) => ({ name, index }))
    .filter(({ index }) => rows.some(row => row[index]));
  return (
    <ScrollRegion className={classes.scroll} label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            {shown.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={rowIndex}>
              {shown.map(({ name, index }, column) =>
                column === 0 ? (
                  <th key={name} scope="row">
                    {row[index]}
                  </th>
                ) : (
                  <td key={name}>{row[index]}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
