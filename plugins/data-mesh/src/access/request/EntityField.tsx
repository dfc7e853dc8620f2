import { useEffect, useId, useState } from 'react';
import Autocomplete from '@material-ui/lab/Autocomplete';
import TextField from '@material-ui/core/TextField';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { refLabel } from '../../products/components';

/** As many as fit a list that is looked through. */
const SHOWN = 20;
const PAUSE_MS = 200;

type Choice = { ref: string; title: string };

function toChoice(entity: Entity): Choice {
  const profile = entity.spec?.profile as { displayName?: unknown } | undefined;
  const ref = stringifyEntityRef(entity);
  return {
    ref,
    title:
      typeof profile?.displayName === 'string'
        ? profile.displayName
        : (entity.metadata.title ?? refLabel(ref)),
  };
}

/** What of the catalog matches a text, a little after the last key. */
function useChoices(text: string, kinds: readonly string[]): Choice[] {
  const catalogApi = useApiHolder().get(catalogApiRef);
  const [choices, setChoices] = useState<Choice[]>([]);
  const kindsKey = kinds.join(',');
  useEffect(() => {
    if (!catalogApi || text.trim() === '') {
      setChoices([]);
      return undefined;
    }
    let gone = false;
    const timer = setTimeout(() => {
      catalogApi
        .queryEntities({
          filter: { kind: kindsKey.split(',') },
          fullTextFilter: {
            term: text.trim(),
            fields: [
              'metadata.name',
              'metadata.title',
              'spec.profile.displayName',
            ],
          },
          fields: [
            'kind',
            'metadata.name',
            'metadata.namespace',
            'metadata.title',
            'spec.profile.displayName',
          ],
          limit: SHOWN,
        })
        .catch(() => ({ items: [] }))
        .then(({ items }) => {
          if (!gone) {
            setChoices(items.map(toChoice));
          }
        });
    }, PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [catalogApi, text, kindsKey]);
  return choices;
}

/**
 * Somebody or something of the catalog, found by name or title. The value is
 * a full entity reference.
 */
export function EntityField(props: {
  label: string;
  /** Such as user and group. */
  kinds: readonly string[];
  value: string | undefined;
  onChange: (ref: string | undefined) => void;
  /** What the catalog does not have may be typed too. */
  free?: boolean;
  helperText?: string;
  error?: boolean;
  required?: boolean;
}) {
  const { label, kinds, value, onChange, free } = props;
  const { helperText, error, required } = props;
  const id = useId();
  const [text, setText] = useState(value ?? '');
  const choices = useChoices(text === value ? '' : text, kinds);
  const current = value ? { ref: value, title: refLabel(value) } : null;
  return (
    <Autocomplete<Choice, false, false, boolean>
      id={id}
      aria-controls={`${id}-popup`}
      size="small"
      freeSolo={free ?? false}
      options={
        current && !choices.some(({ ref }) => ref === current.ref)
          ? [...choices, current]
          : choices
      }
      filterOptions={options => options}
      value={current}
      getOptionLabel={choice =>
        typeof choice === 'string' ? choice : choice.ref
      }
      getOptionSelected={(choice, chosen) => choice.ref === chosen.ref}
      renderOption={({ ref, title }) => (
        <span style={{ overflowWrap: 'anywhere' }}>
          {title} <small>{ref}</small>
        </span>
      )}
      noOptionsText={
        text.trim() === '' ? 'Type a name' : 'Nobody of this name was found'
      }
      onChange={(_event, choice) =>
        onChange(
          typeof choice === 'string' ? choice.trim() || undefined : choice?.ref,
        )
      }
      onInputChange={(_event, next) => setText(next)}
      renderInput={params => (
        <TextField
          {...params}
          label={label}
          helperText={helperText}
          error={error}
          required={required}
          variant="outlined"
          size="small"
        />
      )}
    />
  );
}
