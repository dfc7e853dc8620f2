import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { AccessColumn } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  ClassificationChip,
  mutedColor,
  plural,
} from '../../products/components';

/** More columns than these are folded. */
const FOLD = 12;

const useStyles = makeStyles(theme => ({
  schema: {
    margin: theme.spacing(1, 0, 0.5),
    fontSize: '0.8125rem',
    fontWeight: 600,
    color: mutedColor(theme),
    overflowWrap: 'anywhere',
  },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))',
    gap: theme.spacing(0.5, 2),
  },
  column: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    overflowWrap: 'anywhere',
    minWidth: 0,
  },
  more: { textTransform: 'none', marginTop: theme.spacing(0.5) },
}));

/** Columns by the name of their schema, in the order of the contract. */
export function groupBySchema(
  columns: readonly AccessColumn[],
): Array<[schema: string, columns: AccessColumn[]]> {
  const groups = new Map<string, AccessColumn[]>();
  for (const column of columns) {
    groups.set(column.schema, [...(groups.get(column.schema) ?? []), column]);
  }
  return [...groups];
}

/** Columns with their classification, by schema; many are folded. */
export function ColumnList(props: { columns: readonly AccessColumn[] }) {
  const { columns } = props;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const shown = open ? columns : columns.slice(0, FOLD);
  return (
    <div>
      {groupBySchema(shown).map(([schema, group]) => (
        <div key={schema}>
          <div className={classes.schema}>{schema}</div>
          <ul className={classes.list} aria-label={`Columns of ${schema}`}>
            {group.map(column => (
              <li
                key={column.id}
                className={classes.column}
                title={column.description}
              >
                <code>{column.path}</code>
                {column.classification && (
                  <ClassificationChip classification={column.classification} />
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {columns.length > FOLD && (
        <Button
          size="small"
          color="primary"
          className={classes.more}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open
            ? 'Show fewer columns'
            : `Show all ${plural(columns.length, 'column')}`}
        </Button>
      )}
    </div>
  );
}
