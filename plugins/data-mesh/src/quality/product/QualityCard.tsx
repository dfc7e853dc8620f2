import { makeStyles } from '@material-ui/core/styles';
import { Link, LinkButton } from '@backstage/core-components';
import type {
  MaturityResult,
  ProductQuality,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { mutedColor, Notice, plural } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { SectionCard } from '../../products/entity/SectionCard';
import { useTabPath } from '../../products/entity/tabPaths';
import { checkParam } from '../check/checkParam';
import { ChangeText, CoverageText, ScoreBadge, StateIcon } from '../components';
import { levelsInALine } from './levelsInALine';
import { LowCoverage } from './LowCoverage';
import { useMaturity, useProductQuality } from './queries';

/** So many failing checks are named. */
const SHOWN = 3;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(1.5),
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
  words: {
    flex: '1 1 140px',
    minWidth: 0,
    '&::first-letter': { textTransform: 'uppercase' },
  },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& li': {
      display: 'grid',
      gridTemplateColumns: 'auto minmax(0, 1fr)',
      gap: theme.spacing(0, 1),
      padding: theme.spacing(0.25, 0),
    },
  },
  // The tab has all of it.
  status: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 5,
    overflow: 'hidden',
  },
  muted: { color: mutedColor(theme) },
  wide: { width: '100%' },
}));

/** Whether the product can be trusted, in a few words, on the overview. */
export function QualityCard() {
  const result = useProductQuality();
  // What is not known yet is told by the cards beside it.
  if (result.error?.name === 'NotFoundError' && !result.data) return null;
  return (
    <SectionCard title="Quality">
      <Answer result={result} what="The quality" lines={4}>
        {quality => <Summary quality={quality} />}
      </Answer>
    </SectionCard>
  );
}

function Summary(props: { quality: ProductQuality }) {
  const { quality } = props;
  const classes = useStyles();
  const tabPath = useTabPath();
  const maturity = useMaturity().data?.scorecards[0];
  const { score, change, checks, serviceLevels, incidents } = quality;
  const failing = checks.filter(({ state }) => state === 'fail');
  const ongoing = incidents.filter(({ state }) => state !== 'resolved');
  const levels = levelsInALine(serviceLevels);
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <ScoreBadge score={score} size="large" />
        <div className={classes.words}>
          <CoverageText
            evaluated={quality.evaluated}
            expected={quality.expected}
          />
          <LowCoverage quality={quality} />
          {change !== undefined && (
            <div>
              <ChangeText change={change} />
            </div>
          )}
        </div>
      </div>
      {ongoing.length > 0 && (
        <div className={classes.wide}>
          <Notice tone={ongoing[0].state === 'open' ? 'danger' : 'caution'}>
            <strong>{ongoing[0].title}</strong>
            {ongoing[0].publicStatus && (
              <div className={classes.status}>{ongoing[0].publicStatus}</div>
            )}
            {ongoing.length > 1 && (
              <div>and {plural(ongoing.length - 1, 'other incident')}</div>
            )}
          </Notice>
        </div>
      )}
      {failing.length > 0 && (
        <div>
          <ul className={classes.list} aria-label="Failing checks">
            {failing.slice(0, SHOWN).map(check => (
              <li key={check.key}>
                <StateIcon state={check.state} />
                <Link
                  to={tabPath('quality', { check: checkParam(check) })}
                  underline="always"
                >
                  {check.name}
                </Link>
              </li>
            ))}
          </ul>
          {failing.length > SHOWN && (
            <Link
              to={tabPath('quality', { view: 'checks', state: 'fail' })}
              underline="always"
            >
              and {failing.length - SHOWN} more
            </Link>
          )}
        </div>
      )}
      {levels && <div>{levels}</div>}
      {maturity && <div>{maturityInALine(maturity)}</div>}
      <LinkButton
        to={tabPath('quality')}
        size="small"
        variant="outlined"
        color="primary"
      >
        {quality.expected === 0 ? 'Have it checked' : 'Why, and all checks'}
      </LinkButton>
    </div>
  );
}

function maturityInALine({
  level,
  levelTitle,
  levels,
}: MaturityResult): string {
  return level === 0
    ? `Maturity: none of ${plural(levels.length, 'level')} reached`
    : `Maturity: level ${level} of ${levels.length}${
        levelTitle ? `, ${levelTitle}` : ''
      }`;
}
