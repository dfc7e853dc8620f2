import { Fragment, useMemo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { Mesh } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  ClassificationChip,
  LifecycleChip,
  ToneChip,
  TypeChip,
} from '../../components';
import { DomainLink } from '../../components/DomainLink';
import { plural } from '../../components/plural';
import { ProductLink } from '../../components/ProductLink';
import { mutedColor } from '../../components/tones';
import { ScoreBadge } from '../../../quality/components';
import { meshGraph } from '../model/meshGraph';
import { meshSections } from './meshSections';

const useStyles = makeStyles(theme => ({
  section: {
    '& + &': { marginTop: theme.spacing(3) },
  },
  heading: {
    display: 'flex',
    alignItems: 'baseline',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(0.5),
  },
  muted: { color: mutedColor(theme) },
  table: { tableLayout: 'fixed', minWidth: 860 },
  cell: {
    overflowWrap: 'anywhere',
    verticalAlign: 'top',
    lineHeight: 1.5,
  },
  title: { fontWeight: theme.typography.fontWeightBold as number },
}));

const COLUMNS = [
  { title: 'Product', width: '20%' },
  { title: 'Quality', width: '13%' },
  { title: 'Type', width: '13%' },
  { title: 'Classification', width: '12%' },
  { title: 'Lifecycle', width: '10%' },
  { title: 'Fed by', width: '16%' },
  { title: 'Feeds', width: '16%' },
];

/**
 * The same as the map in words: each domain with its products, and for each
 * product what feeds it and what it feeds.
 */
export function MeshList(props: { mesh: Mesh }) {
  const { mesh } = props;
  const classes = useStyles();
  const graph = useMemo(() => meshGraph(mesh), [mesh]);
  const sections = useMemo(() => meshSections(mesh), [mesh]);
  return (
    <>
      {sections.map(({ domain, path, products }) => {
        const name = path.join(' › ');
        return (
          <section
            key={domain ?? ''}
            className={classes.section}
            aria-label={name}
          >
            <div className={classes.heading}>
              <Typography variant="h5" component="h3">
                {domain ? (
                  <DomainLink domainRef={domain}>{name}</DomainLink>
                ) : (
                  name
                )}
              </Typography>
              <span className={classes.muted}>
                {plural(products.length, 'product')}
              </span>
            </div>
            <TableContainer>
              <Table size="small" className={classes.table} aria-label={name}>
                <TableHead>
                  <TableRow>
                    {COLUMNS.map(({ title, width }) => (
                      <TableCell key={title} style={{ width }}>
                        {title}
                      </TableCell>
                    ))}
                  </TableRow>
                </TableHead>
                <TableBody>
                  {products.map(product => (
                    <TableRow key={product.ref}>
                      <TableCell
                        component="th"
                        scope="row"
                        className={classes.cell}
                      >
                        <ProductLink
                          productRef={product.ref}
                          className={classes.title}
                        >
                          {product.title}
                        </ProductLink>{' '}
                        {product.problems > 0 && (
                          <ToneChip tone="caution">
                            {plural(product.problems, 'problem')}
                          </ToneChip>
                        )}
                      </TableCell>
                      <TableCell className={classes.cell}>
                        {product.quality && (
                          <ScoreBadge
                            score={product.quality.score}
                            coverage={product.quality.coverage}
                          />
                        )}
                      </TableCell>
                      <TableCell className={classes.cell}>
                        {product.type && <TypeChip type={product.type} />}
                      </TableCell>
                      <TableCell className={classes.cell}>
                        {product.classification && (
                          <ClassificationChip
                            classification={product.classification}
                          />
                        )}
                      </TableCell>
                      <TableCell className={classes.cell}>
                        {product.lifecycle && (
                          <LifecycleChip lifecycle={product.lifecycle} />
                        )}
                      </TableCell>
                      {[graph.fedBy, graph.feeds].map((flows, index) => (
                        <TableCell key={index} className={classes.cell}>
                          {(flows.get(product.ref) ?? []).map((ref, i) => (
                            <Fragment key={ref}>
                              {i > 0 && ', '}
                              <ProductLink productRef={ref}>
                                {graph.products.get(ref)!.title}
                              </ProductLink>
                            </Fragment>
                          ))}
                        </TableCell>
                      ))}
                    </TableRow>
                  ))}
                </TableBody>
              </Table>
            </TableContainer>
          </section>
        );
      })}
    </>
  );
}
