import { useId, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import type { ResultToken } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ConfirmDialog } from '../../products/components';
import { useQualityAction } from '../../query';

/** A token that was just made; its secret is never told again. */
export type MadeToken = { token: ResultToken; secret: string };

const MAX_NAME = 100;
const NEVER = '';

const EXPIRIES = [
  { value: 'P30D', label: '30 days' },
  { value: 'P90D', label: '90 days' },
  { value: 'P180D', label: '180 days' },
  { value: 'P1Y', label: 'A year' },
  { value: NEVER, label: 'Never' },
];

/** Asks for whom and for what a token is, and how long it lives. */
export function MakeTokenDialog(props: {
  /** Those for whom the reader may make one. */
  owners: readonly string[];
  /** How an owner is called. */
  titleOf: (owner: string) => string;
  onMade: (made: MadeToken) => void;
  onClose: () => void;
}) {
  const { owners, titleOf, onMade, onClose } = props;
  const ids = { owner: useId(), name: useId(), expiry: useId() };
  const { busy, error, run } = useQualityAction();
  const groups = owners.filter(ref => ref.startsWith('group:'));
  const [owner, setOwner] = useState<string | null>(
    groups.length === 1 ? groups[0] : null,
  );
  const [name, setName] = useState('');
  const [expiresIn, setExpiresIn] = useState('P90D');
  const make = async () => {
    if (owner === null) {
      return;
    }
    const made = await run(client =>
      client.POST('/quality/tokens', {
        body: {
          owner,
          name: name.trim(),
          ...(expiresIn !== NEVER && { expiresIn }),
        },
      }),
    );
    if (made) {
      onMade(made);
    }
  };
  return (
    <ConfirmDialog
      open
      title="Make a token for results"
      confirm="Make"
      disabled={owner === null || name.trim() === ''}
      busy={busy}
      error={error}
      errorTitle="The token could not be made"
      onConfirm={make}
      onClose={onClose}
    >
      <Autocomplete
        id={ids.owner}
        aria-controls={`${ids.owner}-popup`}
        options={[...owners]}
        value={owner}
        onChange={(_event, chosen) => setOwner(chosen)}
        getOptionLabel={titleOf}
        renderOption={ref => (
          <span style={{ overflowWrap: 'anywhere' }}>
            {titleOf(ref)} <small>{ref}</small>
          </span>
        )}
        noOptionsText="You belong to no owner of this name"
        openOnFocus
        renderInput={params => (
          <TextField
            {...params}
            label="Owner"
            required
            helperText="It brings results for the products of this owner, and for no others."
            variant="outlined"
          />
        )}
      />
      <TextField
        id={ids.name}
        label="What it is for"
        required
        value={name}
        onChange={event => setName(event.target.value)}
        helperText="Such as the pipeline that uses it."
        inputProps={{ maxLength: MAX_NAME }}
        variant="outlined"
        fullWidth
      />
      <TextField
        select
        id={ids.expiry}
        label="Ends after"
        value={expiresIn}
        onChange={event => setExpiresIn(event.target.value)}
        SelectProps={{ native: true }}
        InputLabelProps={{ shrink: true }}
        variant="outlined"
        fullWidth
      >
        {EXPIRIES.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </TextField>
    </ConfirmDialog>
  );
}
