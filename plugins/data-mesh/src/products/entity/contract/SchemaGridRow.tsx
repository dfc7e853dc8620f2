import type { CSSProperties, KeyboardEvent } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import LinkIcon from '@material-ui/icons/Link';
import VpnKeyIcon from '@material-ui/icons/VpnKeyOutlined';
import { ClassificationChip, ToneChip } from '../../components';
import { cx } from '../cx';
import { typeLabel } from './typeLabel';
import type { SchemaRow } from './schemaRows';

const INDENT = 20;

const useStyles = makeStyles(theme => ({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 4fr) minmax(0, 3fr) 128px 128px',
    alignItems: 'center',
    padding: theme.spacing(0, 1.5),
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    },
  },
  header: {
    paddingTop: theme.spacing(1),
    paddingBottom: theme.spacing(1),
    borderBottom: `1px solid ${theme.palette.divider}`,
    color: theme.palette.text.secondary,
    fontSize: '0.8125rem',
    fontWeight: 600,
  },
  row: {
    cursor: 'pointer',
    borderBottom: `1px solid ${theme.palette.divider}`,
    '&:hover': { backgroundColor: theme.palette.action.hover },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
  },
  selected: {
    backgroundColor: theme.palette.action.selected,
    boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
    // Grey text is too pale on this background.
    '& $quiet': { color: theme.palette.text.primary },
  },
  cell: {
    boxSizing: 'border-box',
    minWidth: 0,
    paddingRight: theme.spacing(1.5),
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  name: {
    display: 'flex',
    alignItems: 'center',
    gap: 4,
    '& svg': { flexShrink: 0 },
  },
  quiet: { color: theme.palette.text.secondary },
  wide: {
    [theme.breakpoints.down('xs')]: { display: 'none' },
  },
  toggle: {
    display: 'inline-flex',
    flexShrink: 0,
    width: INDENT,
    color: theme.palette.text.secondary,
    '& svg': { fontSize: 20 },
  },
  icon: { fontSize: 16, color: theme.palette.text.secondary },
  text: { overflow: 'hidden', textOverflow: 'ellipsis' },
  context: { color: theme.palette.text.secondary },
  deprecated: { textDecoration: 'line-through' },
  small: { fontSize: '0.8125rem' },
}));

/** One column of a schema in the grid. */
export function SchemaGridRow(props: {
  row: SchemaRow;
  index: number;
  style: CSSProperties;
  active: boolean;
  selected: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  onSelect: () => void;
  onToggle: () => void;
}) {
  const { row, index, style, active, selected, onKeyDown, onSelect, onToggle } =
    props;
  const { property } = row;
  const classes = useStyles();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.expandable ? row.expanded : undefined}
      aria-selected={selected}
      tabIndex={active ? 0 : -1}
      style={style}
      className={cx(classes.columns, classes.row, selected && classes.selected)}
      onClick={onSelect}
      onKeyDown={onKeyDown}
    >
      <div
        role="gridcell"
        className={cx(classes.cell, classes.name)}
        style={{ paddingLeft: (row.level - 1) * INDENT }}
        title={property.businessName ?? property.name}
      >
        {/* For the mouse only: on the keyboard the arrows do it. */}
        <span
          className={classes.toggle}
          aria-hidden
          onClick={event => {
            if (row.expandable) {
              event.stopPropagation();
              onToggle();
            }
          }}
        >
          {row.expandable &&
            (row.expanded ? <ExpandMoreIcon /> : <ChevronRightIcon />)}
        </span>
        <span
          className={cx(
            classes.text,
            !row.matches && classes.context,
            property.deprecated && classes.deprecated,
          )}
        >
          {row.name}
        </span>
        {property.primaryKey !== undefined && (
          <VpnKeyIcon className={classes.icon} titleAccess="primary key" />
        )}
        {(property.references?.length ?? 0) > 0 && (
          <LinkIcon
            className={classes.icon}
            titleAccess={`refers to ${property.references?.join(', ')}`}
          />
        )}
      </div>
      <div
        role="gridcell"
        className={cx(classes.cell, classes.quiet)}
        title={typeLabel(property)}
      >
        {typeLabel(property)}
      </div>
      <div role="gridcell" className={cx(classes.cell, classes.wide)}>
        <span className={cx(classes.quiet, classes.small)}>
          {rulesLabel(row)}
        </span>
      </div>
      <div role="gridcell" className={cx(classes.cell, classes.wide)}>
        {property.classification && (
          <ClassificationChip classification={property.classification} />
        )}
        {property.deprecated && <ToneChip tone="caution">deprecated</ToneChip>}
      </div>
    </div>
  );
}

/** The names of what each cell of a row says. */
export function SchemaGridHeader() {
  const classes = useStyles();
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={cx(classes.columns, classes.header)}
    >
      <div
        role="columnheader"
        className={cx(classes.cell, classes.name)}
        style={{ paddingLeft: INDENT + 4 }}
      >
        Column
      </div>
      <div role="columnheader" className={cx(classes.cell, classes.quiet)}>
        Type
      </div>
      <div role="columnheader" className={cx(classes.cell, classes.wide)}>
        Rules
      </div>
      <div role="columnheader" className={cx(classes.cell, classes.wide)}>
        Classification
      </div>
    </div>
  );
}

function rulesLabel({ property }: SchemaRow): string {
  const count = property.quality.length;
  return [
    property.required && 'required',
    property.unique && 'unique',
    count > 0 && (count === 1 ? '1 check' : `${count} checks`),
  ]
    .filter(Boolean)
    .join(', ');
}
