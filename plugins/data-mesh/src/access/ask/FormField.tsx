import { type ReactNode, useId } from 'react';
import TextField from '@material-ui/core/TextField';
import { CodeText } from '../../products/components';

/** One of several, in the browser's own list, with what is wrong below it. */
export function SelectField(props: {
  label: string;
  name: string;
  value: string;
  options: ReadonlyArray<{ value: string; label: string }>;
  /** Stands for "nothing chosen yet". */
  placeholder?: string;
  required?: boolean;
  helperText?: ReactNode;
  error?: string;
  onChange: (value: string) => void;
}) {
  const { label, name, value, options, placeholder, required } = props;
  const { helperText, error, onChange } = props;
  const id = useId();
  return (
    <TextField
      select
      id={id}
      name={name}
      label={label}
      value={value}
      required={required}
      onChange={event => onChange(event.target.value)}
      error={error !== undefined}
      helperText={error === undefined ? helperText : <CodeText text={error} />}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      variant="outlined"
      fullWidth
    >
      {placeholder && !value && <option value="">{placeholder}</option>}
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </TextField>
  );
}
