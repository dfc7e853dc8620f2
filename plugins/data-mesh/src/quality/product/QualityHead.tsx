import { makeStyles } from '@material-ui/core/styles';
import {
  scoreWords,
  type ProductQuality,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  Age,
  mutedColor,
  plural,
  VisuallyHidden,
} from '../../products/components';
import { ChangeText, CoverageText, ScoreBadge } from '../components';
import { LowCoverage } from './LowCoverage';
import { RunChecks } from './RunChecks';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2, 3),
  },
  words: {
    flex: '1 1 260px',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
  },
  sentence: { '&::first-letter': { textTransform: 'uppercase' } },
  muted: { color: mutedColor(theme) },
}));

/** The score with what is to be known beside it. */
export function QualityHead(props: { quality: ProductQuality }) {
  const { quality } = props;
  const classes = useStyles();
  const { score, evaluated, expected, failing, change, lastResultAt } = quality;
  return (
    <div className={classes.root}>
      <ScoreBadge score={score} size="large" />
      <div className={classes.words}>
        <div className={classes.sentence}>
          <CoverageText evaluated={evaluated} expected={expected} />
          {evaluated > 0 &&
            (failing > 0
              ? `, ${plural(failing, 'check')} failing`
              : ', none failing')}
        </div>
        <LowCoverage quality={quality} />
        {change !== undefined && <ChangeText change={change} />}
        <div className={classes.muted}>
          {lastResultAt ? (
            <Age prefix="Last result" date={lastResultAt} />
          ) : (
            'No engine has reported a result yet'
          )}
          {quality.alertBelow !== undefined &&
            ` · an incident is raised below ${quality.alertBelow}`}
        </div>
      </div>
      {quality.actions.includes('run') && <RunChecks quality={quality} />}
      <VisuallyHidden>
        <span role="status">Quality: {scoreWords(score)}</span>
      </VisuallyHidden>
    </div>
  );
}
