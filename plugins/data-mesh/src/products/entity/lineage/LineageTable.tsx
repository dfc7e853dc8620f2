import { Link } from '@backstage/core-components';
import type {
  Graph,
  GraphNode,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  ClassificationChip,
  LifecycleChip,
  refLabel,
  ToneChip,
} from '../../components';
import { DataTable } from '../contract/DataTable';
import { kindLabel } from './kindLabel';
import { NodeTitle } from './NodeTitle';
import { stepsInWords } from './stepsInWords';
import { useNodePath } from './useNodePath';

/** The lineage as a table, nearest first: upstream, then downstream. */
export function LineageTable(props: { graph: Graph }) {
  const { graph } = props;
  const nodes = graph.nodes
    .filter(({ distance }) => distance !== 0)
    .sort(
      (a, b) =>
        Math.sign(a.distance) - Math.sign(b.distance) ||
        Math.abs(a.distance) - Math.abs(b.distance) ||
        a.title.localeCompare(b.title),
    );
  return (
    <DataTable
      label="Lineage as a table"
      columns={[
        'Name',
        'Where',
        'What',
        'Domain',
        'Classification',
        'Lifecycle',
        'Reads',
        'Is read by',
      ]}
      rows={nodes.map(node => [
        <NodeLink key="name" node={node} />,
        stepsInWords(node.distance),
        kindLabel(node),
        node.domain && refLabel(node.domain),
        node.classification && (
          <ClassificationChip
            key="classification"
            classification={node.classification}
          />
        ),
        node.lifecycle && (
          <LifecycleChip key="lifecycle" lifecycle={node.lifecycle} />
        ),
        neighbours(graph, node, 'from'),
        neighbours(graph, node, 'to'),
      ])}
    />
  );
}

function NodeLink(props: { node: GraphNode }) {
  const { node } = props;
  const path = useNodePath()(node);
  return path ? (
    <Link to={path}>
      <NodeTitle node={node} />
    </Link>
  ) : (
    <>
      {node.title} <ToneChip tone="danger">not in the catalog</ToneChip>
    </>
  );
}

/** What a node reads from, or gives to, each with the ports. */
function neighbours(
  graph: Graph,
  node: GraphNode,
  side: 'from' | 'to',
): string {
  return graph.edges
    .filter(edge => edge[side === 'from' ? 'to' : 'from'] === node.ref)
    .map(edge => {
      const other = graph.nodes.find(({ ref }) => ref === edge[side]);
      const title = other?.title ?? refLabel(edge[side]);
      return edge.ports?.length ? `${title} (${edge.ports.join(', ')})` : title;
    })
    .join(', ');
}
