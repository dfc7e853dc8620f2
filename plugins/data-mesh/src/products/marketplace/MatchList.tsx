import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import type {
  Match,
  ProductHit,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { plural } from '../components/plural';
import { useProductPath } from '../components/ProductLink';
import { contractQuery, matchPlace, toExcerpt, toSegments } from './highlight';
import { HighlightedText } from './HighlightedText';
import { mutedColor } from '../components/tones';

const SHOWN = 3;

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    fontSize: '0.8125rem',
    lineHeight: 1.5,
    overflowWrap: 'anywhere',
  },
  kind: {
    color: mutedColor(theme),
  },
  code: {
    fontFamily: 'monospace',
  },
}));

/** Where the text was found, unless the title shows it: the best places. */
export function MatchList(props: { product: ProductHit }) {
  const { product } = props;
  const classes = useStyles();
  const matches = product.matches ?? [];
  const inTitle = matches.some(match => isShownInTitle(match, product));
  // A name mostly says the same as its title.
  const elsewhere = matches.filter(
    match =>
      !isShownInTitle(match, product) && !(inTitle && match.kind === 'name'),
  );
  if (elsewhere.length === 0) {
    return null;
  }
  const shown = elsewhere.slice(0, SHOWN);
  const shownAbove = matches.length - elsewhere.length;
  const more =
    Math.max(product.matchCount ?? 0, matches.length) -
    shown.length -
    shownAbove;
  return (
    <ul className={classes.list} aria-label={`Found in ${product.title}`}>
      {shown.map((match, index) => (
        <li key={index}>
          <MatchText match={match} productRef={product.ref} />
        </li>
      ))}
      {more > 0 && (
        <li className={classes.kind}>and {plural(more, 'more place')}</li>
      )}
    </ul>
  );
}

function MatchText(props: { match: Match; productRef: string }) {
  const { match, productRef } = props;
  const productPath = useProductPath();
  const classes = useStyles();
  const { kind, path, isName } = matchPlace(match);
  const contract = contractQuery(match);
  const text = (
    <HighlightedText
      segments={toExcerpt(toSegments(match.text, match.highlights))}
    />
  );
  const place = (children: ReactNode) =>
    contract ? (
      <Link
        to={`${productPath(productRef)}/contract?${contract}`}
        className={classes.code}
      >
        {children}
      </Link>
    ) : (
      <span className={classes.code}>{children}</span>
    );
  return (
    <>
      <span className={classes.kind}>{kind}</span>{' '}
      {isName ? (
        place(
          <>
            {path}
            {text}
          </>,
        )
      ) : (
        <>
          {path && place(path)} {text}
        </>
      )}
    </>
  );
}

/** A product's title, marked where the text was found in it. */
export function MatchedTitle(props: { product: ProductHit }) {
  const { product } = props;
  const match = product.matches?.find(m => isShownInTitle(m, product));
  return (
    <HighlightedText segments={toSegments(product.title, match?.highlights)} />
  );
}

function isShownInTitle({ kind, text }: Match, { title }: ProductHit): boolean {
  return kind === 'title' && text === title;
}
