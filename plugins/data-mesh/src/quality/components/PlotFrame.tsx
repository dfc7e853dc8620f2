import { type ReactNode, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { DataTable } from '../../products/entity/contract/DataTable';

const useStyles = makeStyles(theme => ({
  root: { margin: 0, minWidth: 0 },
  caption: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(0, 2),
    marginTop: theme.spacing(0.5),
  },
  table: { maxHeight: 320, overflowY: 'auto' },
}));

/**
 * A plot with its words and, on demand, the table behind it. The plot itself
 * is only for the eye.
 */
export function PlotFrame(props: {
  /** Name of the plot and of its table. */
  label: string;
  /** What there is to see, in a sentence. */
  summary: string;
  columns: readonly string[];
  rows: ReadonlyArray<readonly ReactNode[]>;
  children: ReactNode;
}) {
  const { label, summary, columns, rows, children } = props;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const tableId = useId();
  return (
    <figure className={classes.root} aria-label={label}>
      <div aria-hidden>{children}</div>
      <figcaption className={classes.caption}>
        <span>{summary}</span>
        <Button
          size="small"
          aria-expanded={open}
          aria-controls={open ? tableId : undefined}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Hide the table' : 'Show as a table'}
        </Button>
      </figcaption>
      {open && (
        <div id={tableId} className={classes.table}>
          <DataTable
            label={`${label}, as a table`}
            columns={columns}
            rows={rows}
          />
        </div>
      )}
    </figure>
  );
}
