import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import {
  pointsWords,
  shownScore,
  type QualityMove,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  DomainLink,
  mutedColor,
  useProductPath,
} from '../../products/components';
import { TAB_PATHS } from '../../products/entity/tabPaths';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  item: {
    padding: theme.spacing(0.75, 0),
    overflowWrap: 'anywhere',
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  head: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 1) },
  muted: {
    color: mutedColor(theme),
    fontSize: '0.8125rem',
    // Within words, colour alone does not tell a link.
    '& a': { textDecoration: 'underline' },
  },
}));

/** Products whose score moved most, each leading to why. */
export function Moves(props: {
  label: string;
  moves: readonly QualityMove[];
  /** Where there are none. */
  none: string;
}) {
  const { label, moves, none } = props;
  const classes = useStyles();
  const productPath = useProductPath();
  if (moves.length === 0) {
    return <span className={classes.muted}>{none}</span>;
  }
  return (
    <ul className={classes.list} aria-label={label}>
      {moves.map(({ product, title, domain, before, after }) => (
        <li key={product} className={classes.item}>
          <div className={classes.head}>
            <Link to={`${productPath(product)}${TAB_PATHS.quality}`}>
              {title}
            </Link>{' '}
            <span>{pointsWords(after - before)}</span>
          </div>
          <div className={classes.muted}>
            from {shownScore(before)} to {shownScore(after)}
            {domain && (
              <>
                {' '}
                in <DomainLink domainRef={domain} />
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
