import { useEffect, useId, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import Autocomplete from '@material-ui/lab/Autocomplete';
import type { ProductHit } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ErrorMessage, refLabel } from '../../products/components';
import { useOwnersWithin } from './useOwnersWithin';
import { usePortContract, useProductsOf, useProductWithPorts } from './queries';

const PAUSE_MS = 200;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    marginTop: theme.spacing(1),
  },
}));

/** Where results belong; empty as long as nothing is chosen. */
export type Place = { product?: string; port?: string; schema?: string };

/** A port of any product of an inbox's owner, chosen step by step. */
export function PlaceFields(props: {
  /** Whose inbox it is, and so whose products there are to choose from. */
  owner: string;
  place: Place;
  onChange: (place: Place) => void;
}) {
  const { owner, place, onChange } = props;
  const classes = useStyles();
  const product = useProductWithPorts(place.product);
  const contract = usePortContract(place.product, place.port);
  const ports = product.data?.ports ?? [];
  const schemas = contract.data?.contract?.schemas ?? [];
  return (
    <div className={classes.root}>
      <ProductField
        owner={owner}
        value={place.product}
        onChange={chosen => onChange({ product: chosen })}
      />
      {product.error && (
        <ErrorMessage
          title="Its ports could not be loaded"
          error={product.error}
          onRetry={product.refetch}
        />
      )}
      {place.product !== undefined && product.data && (
        <NativeChoice
          label="Output port"
          value={place.port ?? ''}
          placeholder={
            ports.length > 0 ? 'Choose a port' : 'The product offers no port'
          }
          options={ports.map(({ name, title }) => ({
            value: name,
            label: title ? `${title} (${name})` : name,
          }))}
          onChange={port =>
            onChange({ product: place.product, port: port || undefined })
          }
        />
      )}
      {place.port && schemas.length > 0 && (
        <NativeChoice
          label="Schema (optional)"
          helperText="The table of the contract that these results are about, where they do not say it themselves."
          value={place.schema ?? ''}
          placeholder="As the results say"
          options={schemas.map(({ name }) => ({ value: name, label: name }))}
          onChange={schema =>
            onChange({ ...place, schema: schema || undefined })
          }
        />
      )}
    </div>
  );
}

function NativeChoice(props: {
  label: string;
  value: string;
  /** Stands for nothing chosen. */
  placeholder: string;
  helperText?: string;
  options: ReadonlyArray<{ value: string; label: string }>;
  onChange: (value: string) => void;
}) {
  const { label, value, placeholder, helperText, options, onChange } = props;
  const id = useId();
  return (
    <TextField
      select
      id={id}
      label={label}
      value={value}
      helperText={helperText}
      onChange={event => onChange(event.target.value)}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      variant="outlined"
      size="small"
      fullWidth
    >
      <option value="">{placeholder}</option>
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </TextField>
  );
}

type Choice = Pick<ProductHit, 'ref' | 'title'>;

function ProductField(props: {
  owner: string;
  value: string | undefined;
  onChange: (ref: string | undefined) => void;
}) {
  const { owner, value, onChange } = props;
  const id = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Choice | null>(null);
  const products = useProductsOf(useOwnersWithin(owner), useSettled(text));
  const found: Choice[] = products.data?.items ?? [];
  const current = chosen && chosen.ref === value ? chosen : null;
  return (
    <Autocomplete<Choice, false, false, false>
      id={id}
      aria-controls={`${id}-popup`}
      size="small"
      openOnFocus
      options={
        current && !found.some(({ ref }) => ref === current.ref)
          ? [...found, current]
          : found
      }
      // The backend has looked already.
      filterOptions={options => options}
      value={current}
      getOptionLabel={({ title }) => title}
      getOptionSelected={(option, selected) => option.ref === selected.ref}
      renderOption={({ ref, title }) => (
        <span style={{ overflowWrap: 'anywhere' }}>
          {title} <small>{refLabel(ref)}</small>
        </span>
      )}
      loading={products.loading && found.length === 0}
      noOptionsText={
        products.error
          ? 'The products could not be loaded'
          : `${refLabel(owner)} owns no product of this name that you may read`
      }
      onChange={(_event, choice) => {
        setChosen(choice);
        onChange(choice?.ref);
      }}
      onInputChange={(_event, next, reason) =>
        // A choice fills the field, which is no search for it.
        setText(reason === 'input' ? next : '')
      }
      renderInput={params => (
        <TextField
          {...params}
          label="Data product"
          helperText={`Of ${refLabel(owner)}`}
          InputLabelProps={{ ...params.InputLabelProps, shrink: true }}
          variant="outlined"
          size="small"
        />
      )}
    />
  );
}

/** A text, a little after the last key. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
