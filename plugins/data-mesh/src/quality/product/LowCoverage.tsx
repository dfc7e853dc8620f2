import { makeStyles } from '@material-ui/core/styles';
import type { ProductQuality } from '@backstage-data-mesh/plugin-data-mesh-common';
import { toneColors } from '../../products/components';

/** With less of what is expected, a score says little. */
const LITTLE = 0.5;

const useStyles = makeStyles(theme => ({
  root: { color: toneColors(theme, 'caution').color, fontWeight: 500 },
}));

/** Warns of a score that stands on a small part of the checks. */
export function LowCoverage(props: {
  quality: Pick<ProductQuality, 'score' | 'coverage'>;
}) {
  const { score, coverage } = props.quality;
  const classes = useStyles();
  if (score === undefined || coverage === undefined || coverage >= LITTLE) {
    return null;
  }
  return (
    <div className={classes.root}>
      Most of what is expected is unknown: the score says little.
    </div>
  );
}
