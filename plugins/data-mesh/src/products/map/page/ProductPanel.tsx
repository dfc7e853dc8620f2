import { useMemo, useRef } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import ButtonBase from '@material-ui/core/ButtonBase';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CloseIcon from '@material-ui/icons/Close';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ScoreBadge } from '../../../quality/components';
import { useDataMeshQuery } from '../../../query';
import {
  ClassificationChip,
  LifecycleChip,
  TechnologyLabel,
  ToneChip,
  TypeChip,
} from '../../components';
import { DomainLink } from '../../components/DomainLink';
import { plural } from '../../components/plural';
import { ProductLink } from '../../components/ProductLink';
import { mutedColor } from '../../components/tones';
import { meshGraph } from '../model/meshGraph';
import { useEscapeKey } from './useEscapeKey';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    '& > :first-child': { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    margin: theme.spacing(1, 0),
  },
  description: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 5,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(0.5, 2),
    margin: theme.spacing(1.5, 0),
    '& dt': { color: mutedColor(theme) },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
  technologies: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 1) },
  group: { marginTop: theme.spacing(1.5) },
  flows: { listStyle: 'none', margin: 0, padding: 0 },
  flow: {
    width: '100%',
    justifyContent: 'flex-start',
    textAlign: 'left',
    padding: theme.spacing(0.5, 1),
    margin: theme.spacing(0, -1),
    borderRadius: theme.shape.borderRadius,
    fontSize: '0.875rem',
    overflowWrap: 'anywhere',
    '&:hover, &:focus-visible': { backgroundColor: theme.palette.action.hover },
    '&:focus-visible': { outline: '2px solid currentColor', outlineOffset: -2 },
  },
  where: { color: mutedColor(theme), marginLeft: theme.spacing(0.5) },
  open: {
    marginTop: theme.spacing(2),
    fontWeight: theme.typography.fontWeightBold as number,
  },
}));

/** What is known of the selected product, and its neighbours to go on to. */
export function ProductPanel(props: {
  mesh: Mesh;
  productRef: string;
  onSelect: (ref: string) => void;
  /** Asked to close by the button or by Escape. */
  onClose: () => void;
  className: string;
}) {
  const { mesh, productRef, onSelect, onClose, className } = props;
  const classes = useStyles();
  const graph = useMemo(() => meshGraph(mesh), [mesh]);
  const description = useDescription(productRef);
  const root = useRef<HTMLElement>(null);
  useEscapeKey(root, onClose);
  const product = graph.products.get(productRef);
  if (!product) return null;
  const { title, type, classification, lifecycle, domain, owner } = product;
  return (
    <section ref={root} className={className} aria-label="Selected product">
      <div className={classes.head}>
        <Typography variant="h5" component="h2">
          <ProductLink productRef={productRef}>{title}</ProductLink>
        </Typography>
        <IconButton
          size="small"
          aria-label="Close the summary"
          onClick={onClose}
        >
          <CloseIcon fontSize="small" />
        </IconButton>
      </div>
      <div className={classes.chips}>
        {product.quality && (
          <ScoreBadge
            labelled
            score={product.quality.score}
            coverage={product.quality.coverage}
          />
        )}
        {type && <TypeChip type={type} />}
        {classification && (
          <ClassificationChip classification={classification} />
        )}
        {lifecycle && <LifecycleChip lifecycle={lifecycle} />}
        {product.problems > 0 && (
          <ToneChip tone="caution" icon={<WarningIcon aria-hidden />}>
            {plural(product.problems, 'problem')}
          </ToneChip>
        )}
      </div>
      {description && (
        <Typography variant="body2" className={classes.description}>
          {description}
        </Typography>
      )}
      <dl className={classes.facts}>
        <dt>Domain</dt>
        <dd>
          {domain ? (
            <DomainLink domainRef={domain}>
              {graph.domainTitles.get(domain)}
            </DomainLink>
          ) : (
            'none'
          )}
        </dd>
        {owner && (
          <>
            <dt>Owner</dt>
            <dd>
              <EntityRefLink entityRef={owner} defaultKind="group" />
            </dd>
          </>
        )}
        {product.technologies && product.technologies.length > 0 && (
          <>
            <dt>Technology</dt>
            <dd className={classes.technologies}>
              {product.technologies.map(technology => (
                <TechnologyLabel key={technology} technology={technology} />
              ))}
            </dd>
          </>
        )}
      </dl>
      {(
        [
          ['Fed by', graph.fedBy],
          ['Feeds', graph.feeds],
        ] as const
      ).map(([name, flows]) => {
        const refs = flows.get(productRef) ?? [];
        return (
          <div key={name} className={classes.group}>
            <Typography variant="subtitle2" component="h3">
              {refs.length > 0
                ? `${name} ${refs.length}`
                : `${name} no product`}
            </Typography>
            <ul className={classes.flows} aria-label={name}>
              {refs.map(ref => {
                const other = graph.products.get(ref)!;
                return (
                  <li key={ref}>
                    <ButtonBase
                      className={classes.flow}
                      onClick={() => onSelect(ref)}
                    >
                      <span>
                        {other.title}
                        {other.domain && other.domain !== domain && (
                          <>
                            {' '}
                            <span className={classes.where}>
                              {graph.domainTitles.get(other.domain)}
                            </span>
                          </>
                        )}
                      </span>
                    </ButtonBase>
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
      <Typography variant="body2" className={classes.open}>
        <ProductLink productRef={productRef}>Open the product page</ProductLink>
      </Typography>
    </section>
  );
}

/** The description, once it is there; the summary is useful without it. */
function useDescription(productRef: string): string | undefined {
  const { namespace, name } = parseEntityRef(productRef);
  const product = useDataMeshQuery(
    ['product', namespace, name],
    (client, signal) =>
      client.GET('/products/{namespace}/{name}', {
        params: { path: { namespace, name } },
        signal,
      }),
  );
  return product.data?.description;
}
