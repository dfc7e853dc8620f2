import { makeStyles } from '@material-ui/core/styles';
import StarIcon from '@material-ui/icons/StarBorder';
import type { MaturityResult } from '@backstage-data-mesh/plugin-data-mesh-common';
import { EmptyMessage, mutedColor } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { MaturityLevel } from './MaturityLevel';
import { useMaturity } from './queries';

const useStyles = makeStyles(theme => ({
  card: { '& + &': { marginTop: theme.spacing(4) } },
  title: { margin: 0, fontSize: '1rem', fontWeight: 600 },
  text: { margin: theme.spacing(0.5, 0, 1.5), maxWidth: '80ch' },
  muted: { color: mutedColor(theme) },
  ladder: { listStyle: 'none', margin: 0, padding: 0 },
}));

/** The levels that a product has reached, and how to reach the next one. */
export function MaturityView() {
  const result = useMaturity();
  return (
    <Answer result={result} what="The maturity" lines={6}>
      {({ scorecards }) =>
        scorecards.length === 0 ? (
          <EmptyMessage
            icon={<StarIcon />}
            title="No scorecard applies to this product"
            description="Whoever runs the portal declares which products a scorecard is for."
          />
        ) : (
          <>
            {scorecards.map(scorecard => (
              <Scorecard key={scorecard.id} scorecard={scorecard} />
            ))}
          </>
        )
      }
    </Answer>
  );
}

function Scorecard(props: { scorecard: MaturityResult }) {
  const { title, description, level, levelTitle, levels } = props.scorecard;
  const classes = useStyles();
  const next = levels.find(({ reached }) => !reached);
  return (
    <section className={classes.card} aria-label={title}>
      <h4 className={classes.title}>{title}</h4>
      {description && (
        <p className={`${classes.text} ${classes.muted}`}>{description}</p>
      )}
      <p className={classes.text}>
        {level === 0
          ? 'No level is reached yet.'
          : `Level ${level} of ${levels.length} is reached: ${levelTitle ?? ''}.`}
      </p>
      <ol className={classes.ladder}>
        {levels.map(each => (
          <li key={each.level}>
            <MaturityLevel level={each} isNext={each === next} />
          </li>
        ))}
      </ol>
    </section>
  );
}
