import { type ChangeEvent, useState } from 'react';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import {
  engineLabel,
  type TargetMapping,
  type UnmatchedTarget,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { ConfirmDialog, mutedColor, refLabel } from '../../products/components';
import { isConflict, useQualityAction } from '../../query';
import { PlaceFields, type Place } from './PlaceFields';

const OTHER = 'other';

const useStyles = makeStyles(theme => ({
  target: { overflowWrap: 'anywhere' },
  option: { overflowWrap: 'anywhere' },
  label: { fontSize: '0.875rem' },
  muted: { color: mutedColor(theme) },
}));

/** What a mapping did. */
export type Mapped = { mapping: TargetMapping; results: number };

/** Says to which port results belong; ports that look alike come first. */
export function MapDialog(props: {
  target: UnmatchedTarget;
  onMapped: (mapped: Mapped) => void;
  onClose: () => void;
}) {
  const { target, onMapped, onClose } = props;
  const { candidates, owner } = target;
  const classes = useStyles();
  const { busy, error, run } = useQualityAction();
  const [choice, setChoice] = useState(candidates.length > 0 ? '0' : OTHER);
  const [place, setPlace] = useState<Place>({});
  const wanted: Place = choice === OTHER ? place : candidates[Number(choice)];
  const { product, port, schema } = wanted;

  const map = async () => {
    if (product === undefined || port === undefined) {
      return;
    }
    const mapped = await run(client =>
      client.POST('/quality/unmatched/{id}/map', {
        params: { path: { id: target.id } },
        body: { product, port, schema },
      }),
    );
    if (mapped) {
      onMapped(mapped);
    }
  };
  return (
    <ConfirmDialog
      open
      title="Where do these results belong?"
      confirm="Map"
      disabled={product === undefined || port === undefined}
      busy={busy}
      error={error}
      errorTitle={
        isConflict(error)
          ? 'Somebody was faster'
          : 'The results could not be mapped'
      }
      onConfirm={map}
      onClose={onClose}
    >
      <div className={classes.target}>
        Results of {engineLabel(target.engine)} for <code>{target.target}</code>
        . What was kept of them comes home at once, and what is sent from now on
        goes to the same port.
      </div>
      {candidates.length > 0 && (
        <FormControl component="fieldset">
          <FormLabel component="legend" className={classes.muted}>
            Output port
          </FormLabel>
          <RadioGroup
            value={choice}
            onChange={(event: ChangeEvent<HTMLInputElement>) =>
              setChoice(event.target.value)
            }
          >
            {candidates.map((candidate, index) => (
              <FormControlLabel
                key={[candidate.product, candidate.port, candidate.schema].join(
                  ' ',
                )}
                classes={{ root: classes.option, label: classes.label }}
                value={String(index)}
                control={<Radio color="primary" size="small" />}
                label={
                  <>
                    {candidate.title ?? refLabel(candidate.product)}, port{' '}
                    <code>{candidate.port}</code>
                    {candidate.schema && (
                      <>
                        , schema <code>{candidate.schema}</code>
                      </>
                    )}
                  </>
                }
              />
            ))}
            <FormControlLabel
              classes={{ root: classes.option, label: classes.label }}
              value={OTHER}
              control={<Radio color="primary" size="small" />}
              label="Another port"
            />
          </RadioGroup>
        </FormControl>
      )}
      {choice === OTHER && (
        <PlaceFields owner={owner} place={place} onChange={setPlace} />
      )}
    </ConfirmDialog>
  );
}
