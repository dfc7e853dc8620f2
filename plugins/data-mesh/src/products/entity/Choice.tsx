import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';

const useStyles = makeStyles({
  root: { fontSize: '0.875rem' },
  label: { whiteSpace: 'nowrap', fontSize: '0.875rem' },
});

/** One of a few, in the browser's own list, which every device knows. */
export function Choice(props: {
  label: string;
  value: string;
  options: ReadonlyArray<{ value: string; label: string }>;
  onChange: (value: string) => void;
}) {
  const { label, value, options, onChange } = props;
  const id = useId();
  const classes = useStyles();
  return (
    <TextField
      select
      id={id}
      label={label}
      value={value}
      onChange={event => onChange(event.target.value)}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true, className: classes.label }}
      // The label stands on the frame: it needs the room.
      style={{ minWidth: `${label.length + 3}ch` }}
      variant="outlined"
      size="small"
      InputProps={{ className: classes.root }}
    >
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </TextField>
  );
}
