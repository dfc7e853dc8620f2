import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ProductHit } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  Age,
  ClassificationChip,
  DomainLink,
  LifecycleChip,
  plural,
  ProblemCount,
  ProductIcon,
  ProductLink,
  TechnologyLabel,
  TypeChip,
} from '../components';
import { MatchedTitle, MatchList } from './MatchList';
import { mutedColor } from '../components/tones';
import { ScoreBadge } from '../../quality/components';

const useStyles = makeStyles(theme => ({
  card: {
    ...theme.typography.body2,
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    height: '100%',
    padding: theme.spacing(2),
    transition: theme.transitions.create(['box-shadow', 'border-color'], {
      duration: theme.transitions.duration.shortest,
    }),
    '&:hover': {
      borderColor: theme.palette.primary.main,
      boxShadow: theme.shadows[2],
    },
    '&:focus-within': { borderColor: theme.palette.primary.main },
    // The whole card opens the product, but for the links inside it.
    '& a': { position: 'relative', zIndex: 1 },
  },
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1.5),
  },
  icon: {
    color: mutedColor(theme),
    fontSize: 28,
    marginTop: 2,
  },
  titles: {
    flex: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  title: {
    margin: 0,
    fontSize: '1.05rem',
    lineHeight: 1.35,
    fontWeight: theme.typography.fontWeightBold as number,
  },
  titleLink: {
    // Not relative, or its area would end at the words.
    'a&': { position: 'static' },
    '&::after': { content: '""', position: 'absolute', inset: 0 },
    '&:focus-visible': { outline: 'none' },
    '&:focus-visible::after': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 1,
      borderRadius: theme.shape.borderRadius,
    },
  },
  domain: {
    fontSize: '0.8125rem',
    color: mutedColor(theme),
  },
  description: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.75),
    minWidth: 0,
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.25, 2),
    marginTop: 'auto',
    paddingTop: theme.spacing(1),
    fontSize: '0.8125rem',
    color: mutedColor(theme),
    overflowWrap: 'anywhere',
  },
}));

/** A product at a glance: what, whose, how far to trust it, where it is. */
export function ProductCard(props: { product: ProductHit }) {
  const { product } = props;
  const classes = useStyles();
  return (
    <Paper variant="outlined" component="article" className={classes.card}>
      <div className={classes.head}>
        <ProductIcon aria-hidden className={classes.icon} />
        <div className={classes.titles}>
          <h3 className={classes.title}>
            <ProductLink productRef={product.ref} className={classes.titleLink}>
              <MatchedTitle product={product} />
            </ProductLink>
          </h3>
          {product.domain && (
            <div className={classes.domain}>
              in <DomainLink domainRef={product.domain} />
            </div>
          )}
        </div>
        <ProblemCount problems={product.problems} />
      </div>
      {product.description && (
        <Typography variant="body2" className={classes.description}>
          {product.description}
        </Typography>
      )}
      <div className={classes.chips}>
        {product.quality && (
          <ScoreBadge
            size="small"
            labelled
            score={product.quality.score}
            coverage={product.quality.coverage}
          />
        )}
        {product.type && <TypeChip type={product.type} />}
        {product.lifecycle && <LifecycleChip lifecycle={product.lifecycle} />}
        {product.classification && (
          <ClassificationChip classification={product.classification} />
        )}
      </div>
      <MatchList product={product} />
      <div className={classes.foot}>
        {product.technologies.map(technology => (
          <TechnologyLabel key={technology} technology={technology} />
        ))}
        <span>
          {plural(product.outputPorts.length, 'port')},{' '}
          {plural(product.columnCount, 'column')}
        </span>
        {product.owner && (
          <span>
            <EntityRefLink entityRef={product.owner} defaultKind="group" />
          </span>
        )}
        <Age date={product.updatedAt} prefix="changed" />
      </div>
    </Paper>
  );
}
