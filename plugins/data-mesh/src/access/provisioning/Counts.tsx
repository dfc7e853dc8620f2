import { makeStyles } from '@material-ui/core/styles';
import type { ProvisioningStatus } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  mutedColor,
  plural,
  ToneChip,
  type Tone,
} from '../../products/components';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
    gap: theme.spacing(2),
    margin: theme.spacing(2, 0, 0),
    padding: 0,
    listStyle: 'none',
  },
  sentence: {
    margin: theme.spacing(0.5, 0, 0),
    color: mutedColor(theme),
  },
}));

/** How many grants wait, are blocked, or may still work after their end. */
export function Counts(props: { status: ProvisioningStatus }) {
  const { due, blocked, live = 0 } = props.status;
  const classes = useStyles();
  const counts: Array<{ label: string; tone: Tone; sentence: string }> = [
    {
      label: `${plural(due, 'grant')} due`,
      tone: due > 0 ? 'info' : 'neutral',
      sentence: 'To be changed or looked at now.',
    },
    {
      label: `${plural(blocked, 'grant')} blocked`,
      tone: blocked > 0 ? 'danger' : 'good',
      sentence:
        'Could not be given or taken away in several attempts; tried on, slowly.',
    },
    {
      label: `${plural(live, 'ended grant')} maybe still live`,
      tone: live > 0 ? 'danger' : 'good',
      sentence:
        'Ended, and nobody has seen yet that the access is gone: it may still work.',
    },
  ];
  return (
    <ul className={classes.list} aria-label="Grants in numbers">
      {counts.map(({ label, tone, sentence }) => (
        <li key={label}>
          <ToneChip tone={tone}>{label}</ToneChip>
          <p className={classes.sentence}>{sentence}</p>
        </li>
      ))}
    </ul>
  );
}
