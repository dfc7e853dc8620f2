import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { toneColors } from '../../products/components';
import {
  scorecardsRouteRef,
  tokensRouteRef,
  unmatchedRouteRef,
} from '../../routes';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    listStyle: 'none',
    margin: theme.spacing(0, 0, 2),
    padding: 0,
  },
  link: {
    display: 'block',
    padding: theme.spacing(0.5, 1.5),
    borderRadius: 16,
    fontSize: '0.875rem',
    '&:hover': { backgroundColor: theme.palette.action.hover },
    '&[aria-current=page]': {
      ...toneColors(theme, 'info'),
      fontWeight: theme.typography.fontWeightBold as number,
      textDecoration: 'none',
    },
  },
}));

/** The ways between the pages about the quality of many products. */
export function QualityNav(props: {
  current: 'scorecards' | 'unmatched' | 'tokens';
}) {
  const classes = useStyles();
  const pages = {
    scorecards: { title: 'Scorecards', to: useRouteRef(scorecardsRouteRef)() },
    unmatched: {
      title: 'Unmatched results',
      to: useRouteRef(unmatchedRouteRef)(),
    },
    tokens: { title: 'Tokens for results', to: useRouteRef(tokensRouteRef)() },
  };
  return (
    <nav aria-label="Quality">
      <ul className={classes.list}>
        {Object.entries(pages).map(([key, { title, to }]) => (
          <li key={key}>
            <Link
              to={to}
              className={classes.link}
              aria-current={key === props.current ? 'page' : undefined}
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
