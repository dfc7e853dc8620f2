import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { EntityField } from '../request/EntityField';
import { isNarrowed, type AuditFilters } from './auditFilters';
import { AUDIT_ACTIONS } from './describeAuditEntry';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))',
    gap: theme.spacing(2, 1.5),
    alignItems: 'start',
    margin: theme.spacing(1, 0, 2),
    padding: theme.spacing(2),
    minWidth: 0,
  },
}));

/** Narrows the audit log down. */
export function AuditFilterBar(props: {
  filters: AuditFilters;
  onChange: (filters: AuditFilters) => void;
}) {
  const { filters, onChange } = props;
  const classes = useStyles();
  const actionId = useId();
  const change = (changes: Partial<AuditFilters>) =>
    onChange({ ...filters, ...changes });
  return (
    <Paper
      variant="outlined"
      role="search"
      aria-label="Audit log"
      className={classes.root}
    >
      <Autocomplete
        id={actionId}
        aria-controls={`${actionId}-popup`}
        multiple
        size="small"
        limitTags={2}
        options={[...AUDIT_ACTIONS].sort()}
        value={filters.action ?? []}
        onChange={(_event, action) =>
          change({ action: action.length > 0 ? action : undefined })
        }
        renderInput={params => (
          <TextField
            {...params}
            label="Actions"
            variant="outlined"
            size="small"
          />
        )}
      />
      <EntityField
        key={`actor ${filters.actor}`}
        label="Actor"
        kinds={['user']}
        free
        value={filters.actor}
        onChange={actor => change({ actor })}
      />
      <EntityField
        key={`product ${filters.product}`}
        label="Data product"
        kinds={['dataproduct']}
        free
        value={filters.product}
        onChange={product => change({ product })}
      />
      <EntityField
        key={`consumer ${filters.consumer}`}
        label="Consumer"
        kinds={['user', 'group', 'component', 'dataproduct']}
        free
        value={filters.consumer}
        onChange={consumer => change({ consumer })}
      />
      <IdField
        key={`request ${filters.requestId}`}
        label="Request"
        value={filters.requestId}
        onChange={requestId => change({ requestId })}
      />
      <DayField
        label="From"
        value={filters.from}
        onChange={from => change({ from })}
      />
      <DayField label="To" value={filters.to} onChange={to => change({ to })} />
      {isNarrowed(filters) && (
        <div>
          <Button color="primary" onClick={() => onChange({})}>
            Clear filters
          </Button>
        </div>
      )}
    </Paper>
  );
}

/** An id, which counts when it is whole: on Enter or when the field is left. */
function IdField(props: {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { label, value, onChange } = props;
  const id = useId();
  const [text, setText] = useState(value ?? '');
  const commit = () => {
    const next = text.trim() || undefined;
    if (next !== value) onChange(next);
  };
  return (
    <TextField
      id={id}
      label={label}
      value={text}
      onChange={event => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={event => event.key === 'Enter' && commit()}
      placeholder="Its id"
      InputLabelProps={{ shrink: true }}
      inputProps={{ maxLength: 36 }}
      variant="outlined"
      size="small"
    />
  );
}

function DayField(props: {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { label, value, onChange } = props;
  const id = useId();
  return (
    <TextField
      id={id}
      type="date"
      label={label}
      value={value ?? ''}
      onChange={event => onChange(event.target.value || undefined)}
      InputLabelProps={{ shrink: true }}
      variant="outlined"
      size="small"
    />
  );
}
