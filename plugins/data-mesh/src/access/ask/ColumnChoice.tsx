import { memo, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import type { AccessColumn } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  ClassificationChip,
  CodeText,
  mutedColor,
  plural,
} from '../../products/components';
import { ColumnList, groupBySchema } from '../components';

/** More than these are found by searching. */
const MAX_SHOWN = 200;

const useStyles = makeStyles(theme => ({
  heading: { margin: 0, fontSize: '0.875rem', fontWeight: 600 },
  box: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(1.5),
  },
  list: { maxHeight: 260, overflowY: 'auto', marginTop: theme.spacing(1) },
  schema: {
    border: 0,
    margin: 0,
    padding: 0,
    minWidth: 0,
    '& legend': {
      padding: theme.spacing(1, 0, 0.5),
      fontSize: '0.8125rem',
      fontWeight: 600,
      color: mutedColor(theme),
    },
  },
  column: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0.25, 0),
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    '& input': { width: 16, height: 16, flexShrink: 0, margin: 4 },
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
}));

/**
 * The columns that the role gives; where the platform can limit access to
 * some, they can be chosen.
 */
export const ColumnChoice = memo(function DrawnColumnChoice(props: {
  columns: readonly AccessColumn[];
  canLimit: boolean;
  /** Ids; undefined for all. */
  chosen: readonly string[] | undefined;
  error?: string;
  onChange: (chosen: string[] | undefined) => void;
}) {
  const { columns, canLimit, chosen, error, onChange } = props;
  const classes = useStyles();
  const headingId = useId();
  const picked = chosen && columns.filter(({ id }) => chosen.includes(id));
  return (
    <section aria-labelledby={headingId}>
      <h3 id={headingId} className={classes.heading}>
        What you will get: {plural((picked ?? columns).length, 'column')}
        {picked && ` of ${columns.length.toLocaleString('en')}`}
      </h3>
      {canLimit && columns.length > 1 && (
        <FormControlLabel
          control={
            <Checkbox
              color="primary"
              size="small"
              checked={chosen !== undefined}
              onChange={event =>
                onChange(event.target.checked ? [] : undefined)
              }
            />
          }
          label="Only some of the columns"
        />
      )}
      {chosen === undefined ? (
        <ColumnList columns={columns} />
      ) : (
        <Picker columns={columns} chosen={chosen} onChange={onChange} />
      )}
      {error && (
        <FormHelperText error>
          <CodeText text={error} />
        </FormHelperText>
      )}
    </section>
  );
});

function Picker(props: {
  columns: readonly AccessColumn[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const { columns, chosen, onChange } = props;
  const classes = useStyles();
  const searchId = useId();
  const [search, setSearch] = useState('');
  const text = search.trim().toLocaleLowerCase('en-US');
  const found = columns.filter(
    ({ id, description }) =>
      id.toLocaleLowerCase('en-US').includes(text) ||
      description?.toLocaleLowerCase('en-US').includes(text),
  );
  const shown = found.slice(0, MAX_SHOWN);
  const isChosen = new Set(chosen);
  const choose = (ids: readonly string[], wanted: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (wanted) next.add(id);
      else next.delete(id);
    }
    // In the order of the contract, whatever the order of the clicks.
    onChange(columns.map(({ id }) => id).filter(id => next.has(id)));
  };
  const ids = found.map(({ id }) => id);
  return (
    <div className={classes.box}>
      <TextField
        id={searchId}
        label="Find a column"
        type="search"
        size="small"
        variant="outlined"
        fullWidth
        value={search}
        onChange={event => setSearch(event.target.value)}
        // Enter would send the whole form.
        onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
      />
      <div className={classes.bar}>
        <span role="status">
          {plural(chosen.length, 'column')} chosen
          {text && `, ${found.length} found`}
        </span>
        <Button size="small" onClick={() => choose(ids, true)}>
          Choose {text ? 'found' : 'all'}
        </Button>
        <Button size="small" onClick={() => choose(ids, false)}>
          Choose none
        </Button>
      </div>
      <div className={classes.list}>
        {groupBySchema(shown).map(([schema, group]) => (
          <fieldset key={schema} className={classes.schema}>
            <legend>{schema}</legend>
            {group.map(({ id, path, description, classification }) => (
              <label key={id} className={classes.column} title={description}>
                <input
                  type="checkbox"
                  checked={isChosen.has(id)}
                  onChange={event => choose([id], event.target.checked)}
                />
                <code>{path}</code>
                {classification && (
                  <ClassificationChip classification={classification} />
                )}
              </label>
            ))}
          </fieldset>
        ))}
        {found.length === 0 && <p>No column is called like that.</p>}
        {found.length > shown.length && (
          <p>{found.length - shown.length} more. Search to find them.</p>
        )}
      </div>
    </div>
  );
}
