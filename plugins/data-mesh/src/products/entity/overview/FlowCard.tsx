import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  Graph,
  GraphNode,
  InputPort,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { refLabel, ToneChip } from '../../components';
import { Answer } from '../Answer';
import { isProduct } from '../lineage/kindLabel';
import { useLineage, useProduct } from '../queries';
import { useTabPath } from '../tabPaths';
import { SectionCard } from '../SectionCard';

const useStyles = makeStyles(theme => ({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: theme.spacing(3),
  },
  heading: {
    color: theme.palette.text.secondary,
    fontSize: '0.8125rem',
    fontWeight: 600,
    margin: theme.spacing(0, 0, 1),
  },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
  },
}));

/** What a product reads, and who reads it. */
export function FlowCard() {
  const product = useProduct();
  const lineage = useLineage(1);
  const tabPath = useTabPath();
  const classes = useStyles();
  if (product.error && !product.data) return null;
  return (
    <SectionCard
      title="Where data comes from and goes to"
      footerActions={<Link to={tabPath('lineage')}>Lineage</Link>}
    >
      <div className={classes.columns}>
        <Column title="Reads">
          <Answer result={product} what="The inputs">
            {({ inputPorts }) => (
              <Inputs
                inputPorts={inputPorts}
                missing={(lineage.data?.nodes ?? [])
                  .filter(node => node.missing)
                  .map(({ ref }) => ref)}
              />
            )}
          </Answer>
        </Column>
        <Column title="Is read by">
          <Answer result={lineage} what="The consumers">
            {graph => (
              <ConsumerList
                graph={graph}
                consumers={product.data?.consumers ?? []}
              />
            )}
          </Answer>
        </Column>
      </div>
    </SectionCard>
  );
}

function Column(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section>
      <h4 className={classes.heading}>{props.title}</h4>
      {props.children}
    </section>
  );
}

function Inputs(props: {
  inputPorts: readonly InputPort[];
  /** References that nobody declared. */
  missing: readonly string[];
}) {
  const classes = useStyles();
  if (props.inputPorts.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        No input is declared.
      </Typography>
    );
  }
  return (
    <ul className={classes.list}>
      {props.inputPorts.map((input, index) => {
        const ref = input.product ?? input.entity;
        return (
          <li key={index}>
            <div className={classes.head}>
              <Input
                name={input.name}
                entityRef={ref}
                missing={ref !== undefined && props.missing.includes(ref)}
              />
              {input.port && <ToneChip tone="neutral">{input.port}</ToneChip>}
            </div>
            {input.description && (
              <Typography variant="body2" color="textSecondary">
                {input.description}
              </Typography>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Input(props: {
  name: string;
  entityRef: string | undefined;
  missing: boolean;
}) {
  const { name, entityRef, missing } = props;
  if (entityRef === undefined) return <span>{name}</span>;
  return missing ? (
    <>
      <span>{refLabel(entityRef)}</span>
      <ToneChip tone="danger">not in the catalog</ToneChip>
    </>
  ) : (
    <EntityRefLink entityRef={entityRef} />
  );
}

/** Products that read this one stand in the lineage, the rest in the product. */
function ConsumerList(props: { graph: Graph; consumers: readonly string[] }) {
  const { graph, consumers } = props;
  const classes = useStyles();
  const downstream = graph.nodes
    .filter(({ distance }) => distance === 1)
    .sort(
      (a, b) =>
        Number(isProduct(b)) - Number(isProduct(a)) ||
        a.title.localeCompare(b.title),
    );
  const known = new Set(downstream.map(({ ref }) => ref));
  const others = consumers.filter(ref => !known.has(ref));
  if (downstream.length + others.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        Nobody declares to read this product. A product does so with an input
        port, a component with the annotation <code>data-mesh/consumes</code>.
      </Typography>
    );
  }
  return (
    <ul className={classes.list}>
      {downstream.map(node => (
        <li key={node.ref}>
          <div className={classes.head}>
            <EntityRefLink entityRef={node.ref} />
            {portsTo(graph, node).map(port => (
              <ToneChip key={port} tone="neutral">
                {port}
              </ToneChip>
            ))}
          </div>
        </li>
      ))}
      {others.map(ref => (
        <li key={ref}>
          <EntityRefLink entityRef={ref} />
        </li>
      ))}
    </ul>
  );
}

function portsTo(graph: Graph, node: GraphNode): string[] {
  return graph.edges
    .filter(({ to }) => to === node.ref)
    .flatMap(({ from, ports }) =>
      graph.nodes.some(({ ref, distance }) => ref === from && distance === 0)
        ? (ports ?? [])
        : [],
    );
}
