import { makeStyles, type Theme } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import {
  BAND_WORDS,
  DIMENSION_WORDS,
  dimensionLabel,
  numberWords,
  QUALITY_DIMENSIONS,
  qualityBand,
  shownScore,
  type ProductQuality,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { mutedColor, type Tone } from '../../products/components';
import { useTabPath } from '../../products/entity/tabPaths';
import { BAND_TONE, toneFill } from '../components';

const useStyles = makeStyles(theme => ({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    '& th, & td': {
      padding: theme.spacing(0.75, 1, 0.75, 0),
      borderBottom: `1px solid ${theme.palette.divider}`,
      textAlign: 'left',
      fontWeight: 400,
    },
    '& thead th': { color: mutedColor(theme), fontSize: '0.8125rem' },
  },
  bar: { width: '40%', minWidth: 64 },
  muted: { color: mutedColor(theme) },
}));

/** The score by dimension: all seven, also those that nobody checks. */
export function DimensionTable(props: {
  dimensions: ProductQuality['dimensions'];
}) {
  const { dimensions } = props;
  const classes = useStyles();
  const tabPath = useTabPath();
  const known = new Map(dimensions.map(each => [each.dimension, each]));
  const names = [
    ...QUALITY_DIMENSIONS,
    ...dimensions
      .map(({ dimension }) => dimension)
      .filter(name => !(QUALITY_DIMENSIONS as string[]).includes(name)),
  ];
  return (
    <table className={classes.table} aria-labelledby="quality-dimensions">
      <thead>
        <tr>
          <th scope="col">Dimension</th>
          <th scope="col">Score</th>
          <th scope="col">Evaluated</th>
        </tr>
      </thead>
      <tbody>
        {names.map(name => {
          const own = known.get(name);
          const question = (
            DIMENSION_WORDS as Record<string, { question: string } | undefined>
          )[name]?.question;
          return (
            <tr key={name}>
              <th scope="row" title={question}>
                {own ? (
                  <Link
                    to={tabPath('quality', { view: 'checks', dimension: name })}
                    underline="always"
                  >
                    {dimensionLabel(name)}
                  </Link>
                ) : (
                  <span className={classes.muted}>{dimensionLabel(name)}</span>
                )}
              </th>
              <td className={classes.bar}>
                {own?.score === undefined ? (
                  <span className={classes.muted}>
                    {own ? BAND_WORDS.none : 'no checks'}
                  </span>
                ) : (
                  <Bar score={own.score} />
                )}
              </td>
              <td>
                {own && (
                  <span className={classes.muted}>
                    {numberWords(own.evaluated)} of {numberWords(own.expected)}
                  </span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const useBarStyles = makeStyles<Theme, { tone: Tone; share: number }>(
  theme => ({
    root: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
    track: {
      flex: '1 1 auto',
      height: 8,
      borderRadius: 4,
      backgroundColor: theme.palette.divider,
      overflow: 'hidden',
    },
    fill: ({ tone, share }) => ({
      height: '100%',
      width: `${share}%`,
      backgroundColor: toneFill(theme, tone),
    }),
    number: { width: '3ch', textAlign: 'right' },
  }),
);

function Bar(props: { score: number }) {
  const { score } = props;
  const classes = useBarStyles({
    tone: BAND_TONE[qualityBand(score)],
    share: score,
  });
  return (
    <div className={classes.root}>
      <span className={classes.number}>{shownScore(score)}</span>
      <div className={classes.track} aria-hidden>
        <div className={classes.fill} />
      </div>
    </div>
  );
}
