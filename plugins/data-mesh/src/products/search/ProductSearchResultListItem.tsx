import ListItemIcon from '@material-ui/core/ListItemIcon';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  ResultHighlight,
  SearchDocument,
} from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import {
  ClassificationChip,
  DomainLink,
  LifecycleChip,
  ProductIcon,
  ProductLink,
  refLabel,
  ToneChip,
  TypeChip,
} from '../components';
import { documentKind, isDataProductDocument } from './searchDocument';
import { mutedColor } from '../components/tones';

const useStyles = makeStyles(theme => ({
  item: {
    ...theme.typography.body2,
    display: 'flex',
    width: '100%',
    minWidth: 0,
  },
  body: {
    flex: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  title: {
    fontSize: '1.1rem',
    lineHeight: 1.4,
  },
  code: {
    fontFamily: 'monospace',
    fontSize: '1rem',
  },
  text: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    marginTop: theme.spacing(0.75),
    color: mutedColor(theme),
    fontSize: '0.8125rem',
  },
}));

/** A data product, output port or column among the results of the search. */
export function ProductSearchResultListItem(props: {
  icon?: JSX.Element;
  result?: SearchDocument;
  highlight?: ResultHighlight;
}) {
  const { icon, result, highlight } = props;
  const classes = useStyles();
  if (!result || !isDataProductDocument(result)) {
    return null;
  }
  const isColumn = result.matchedKind === 'column';
  const isPart = isColumn || result.matchedKind === 'port';
  const marked = (field: 'title' | 'text') =>
    highlight?.fields[field] ? (
      <HighlightedSearchResultText
        text={highlight.fields[field]}
        preTag={highlight.preTag}
        postTag={highlight.postTag}
      />
    ) : (
      result[field]
    );
  return (
    <div className={classes.item}>
      <ListItemIcon>{icon ?? <ProductIcon aria-hidden />}</ListItemIcon>
      <div className={classes.body}>
        <div className={classes.title}>
          <Link
            noTrack
            to={result.location}
            className={isColumn ? classes.code : undefined}
          >
            {marked('title')}
          </Link>
        </div>
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.text}
        >
          {marked('text')}
        </Typography>
        <div className={classes.facts}>
          <ToneChip tone="accent">{documentKind(result)}</ToneChip>
          {isPart && (
            <span>
              of{' '}
              <ProductLink productRef={result.entityRef}>
                {result.productTitle ?? refLabel(result.entityRef)}
              </ProductLink>
              {isColumn && result.port && ` in port ${result.port}`}
            </span>
          )}
          {!isPart && result.type && <TypeChip type={result.type} />}
          {!isPart && result.lifecycle && (
            <LifecycleChip lifecycle={result.lifecycle} />
          )}
          {result.classification && (
            <ClassificationChip classification={result.classification} />
          )}
          {result.domain && (
            <span>
              in <DomainLink domainRef={result.domain} />
            </span>
          )}
          {result.owner && (
            <span>
              owned by{' '}
              <EntityRefLink
                entityRef={result.owner}
                defaultKind="group"
                hideIcon
              />
            </span>
          )}
        </div>
      </div>
    </div>
  );
}
