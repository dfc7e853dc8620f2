import { useEffect, useId, useMemo, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import ViewColumnIcon from '@material-ui/icons/ViewColumnOutlined';
import type { Contract } from '@backstage-data-mesh/plugin-data-mesh-common';
import { EmptyMessage, plural } from '../../components';
import { Choice } from '../Choice';
import { ScrollRegion } from '../ScrollRegion';
import { useUrlState } from '../useUrlState';
import { PropertyDetails } from './PropertyDetails';
import { SchemaDetails } from './SchemaDetails';
import { SchemaGrid } from './SchemaGrid';
import {
  classificationsIn,
  filtered,
  listFields,
  schemaRows,
  type SchemaFilter,
  type Trait,
} from './schemaRows';

const TRAITS: ReadonlyArray<{ value: '' | Trait; label: string }> = [
  { value: '', label: 'All columns' },
  { value: 'key', label: 'Keys and references' },
  { value: 'required', label: 'Required' },
  { value: 'quality', label: 'With quality checks' },
  { value: 'deprecated', label: 'Deprecated' },
];

const useStyles = makeStyles(theme => ({
  toolbar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(1.5),
  },
  search: { flex: '1 1 200px', maxWidth: 340 },
  small: { fontSize: '0.875rem' },
  layout: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(264px, 34%)',
    gap: theme.spacing(3),
    alignItems: 'start',
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
  },
  details: {
    maxHeight: 'calc(70vh + 40px)',
    overflowY: 'auto',
    padding: theme.spacing(0, 1, 1, 0),
    scrollMarginTop: theme.spacing(2),
    [theme.breakpoints.down('sm')]: { maxHeight: 'none' },
  },
}));

/**
 * The schemas of a contract: one as a grid of its columns, and what the
 * contract says of the selected one. Schema, column and filter stand in the
 * address.
 */
export function SchemaView(props: { contract: Contract; port: string }) {
  const { contract, port } = props;
  const [params] = useUrlState();
  const schema =
    contract.schemas.find(({ name }) => name === params.get('schema')) ??
    contract.schemas[0];
  if (!schema) {
    return (
      <EmptyMessage
        icon={<ViewColumnIcon />}
        title="The contract describes no schema"
        description={
          <>
            What the data looks like is not promised. The owner can describe it
            in the contract's <code>schema</code> section.
          </>
        }
      />
    );
  }
  // Another schema starts with nothing opened.
  return (
    <OneSchema
      key={schema.name}
      contract={contract}
      port={port}
      schema={schema}
    />
  );
}

function OneSchema(props: {
  contract: Contract;
  port: string;
  schema: Contract['schemas'][number];
}) {
  const { contract, port, schema } = props;
  const classes = useStyles();
  const searchId = useId();
  const [params, change] = useUrlState();
  const column = params.get('column') ?? undefined;
  const filter = useMemo<SchemaFilter>(
    () => ({
      text: params.get('q') ?? '',
      classification: params.get('classification') ?? undefined,
      trait: TRAITS.find(({ value }) => value && value === params.get('show'))
        ?.value as Trait | undefined,
    }),
    [params],
  );
  const fields = useMemo(() => listFields(schema), [schema]);
  const classifications = useMemo(() => classificationsIn(schema), [schema]);
  const selected = fields.find(({ property }) => property.path === column);

  const [expanded, setExpanded] = useState<ReadonlySet<string>>(
    () => new Set(selected?.ancestors),
  );
  const opened = useMemo(
    () => new Set([...expanded, ...(selected?.ancestors ?? [])]),
    [expanded, selected],
  );
  const rows = useMemo(
    () => schemaRows(schema, opened, filter),
    [schema, opened, filter],
  );
  const found = rows.filter(({ matches }) => matches).length;

  // On a narrow screen the details stand below, maybe out of sight.
  const details = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery<Theme>(theme => theme.breakpoints.down('sm'));
  const [chosen, setChosen] = useState<string | undefined>();
  useEffect(() => {
    if (narrow && chosen !== undefined && chosen === column) {
      details.current?.scrollIntoView?.({ block: 'start', behavior: 'smooth' });
    }
  }, [narrow, chosen, column]);

  const toggle = (path: string, open: boolean) => {
    const next = new Set(opened);
    if (open) next.add(path);
    else next.delete(path);
    setExpanded(next);
    // A selected field within what is closed would open it again.
    if (!open && selected?.ancestors.includes(path)) {
      change({ column: undefined });
    }
  };

  return (
    <div>
      <div className={classes.toolbar}>
        {contract.schemas.length > 1 && (
          <Choice
            label={`Schema (${contract.schemas.length})`}
            value={schema.name}
            options={contract.schemas.map(({ name }) => ({
              value: name,
              label: name,
            }))}
            onChange={name => change({ schema: name, column: undefined })}
          />
        )}
        <TextField
          id={searchId}
          className={classes.search}
          label="Find columns"
          type="search"
          value={filter.text}
          onChange={event => change({ q: event.target.value })}
          variant="outlined"
          size="small"
          InputProps={{ className: classes.small }}
          InputLabelProps={{ shrink: true, className: classes.small }}
          placeholder="name, description, tag"
        />
        {classifications.length > 0 && (
          <Choice
            label="Classification"
            value={filter.classification ?? ''}
            options={[
              { value: '', label: 'Any' },
              ...classifications.map(value => ({ value, label: value })),
            ]}
            onChange={value => change({ classification: value || undefined })}
          />
        )}
        <Choice
          label="Show"
          value={filter.trait ?? ''}
          options={TRAITS}
          onChange={value => change({ show: value || undefined })}
        />
        <Typography variant="body2" color="textSecondary" aria-live="polite">
          {filtered(filter)
            ? `${found} of ${plural(fields.length, 'column')}`
            : plural(fields.length, 'column')}
        </Typography>
      </div>
      <div className={classes.layout}>
        {rows.length > 0 ? (
          <SchemaGrid
            label={`Columns of ${schema.name}`}
            rows={rows}
            selected={column}
            onSelect={path => {
              change({ column: path });
              setChosen(path);
            }}
            onToggle={toggle}
          />
        ) : (
          <NoColumns
            filtered={filtered(filter)}
            onClear={() =>
              change({
                q: undefined,
                classification: undefined,
                show: undefined,
              })
            }
          />
        )}
        <ScrollRegion
          ref={details}
          className={classes.details}
          label={selected ? 'Selected column' : 'Schema'}
        >
          {selected ? (
            <PropertyDetails
              contract={contract}
              port={port}
              schema={schema.name}
              property={selected.property}
            />
          ) : (
            <>
              {column && (
                <Typography variant="body2" role="status">
                  There is no column {column} in this schema.
                </Typography>
              )}
              <SchemaDetails schema={schema} />
            </>
          )}
        </ScrollRegion>
      </div>
    </div>
  );
}

function NoColumns(props: { filtered: boolean; onClear: () => void }) {
  return props.filtered ? (
    <EmptyMessage
      title="No column fits"
      action={
        <Button variant="outlined" onClick={props.onClear}>
          Show all columns
        </Button>
      }
    />
  ) : (
    <EmptyMessage
      icon={<ViewColumnIcon />}
      title="No columns described"
      description={
        <>
          The owner can list them under <code>properties</code> of the schema.
        </>
      }
    />
  );
}
