import Button from '@material-ui/core/Button';
import {
  EntityDisplayName,
  EntityRefLink,
} from '@backstage/plugin-catalog-react';
import type { TargetMapping } from '@backstage-data-mesh/plugin-data-mesh-common';
import { formatDay, ProductLink } from '../../products/components';
import { DataTable } from '../../products/entity/contract/DataTable';

/** What was mapped before, newest first. */
export function MappingTable(props: {
  mappings: readonly TargetMapping[];
  onRemove: (mapping: TargetMapping) => void;
}) {
  const { mappings, onRemove } = props;
  return (
    <DataTable
      label="Mappings"
      columns={['Results for', 'Product', 'Port', 'Schema', 'Made', 'Actions']}
      rows={mappings.map(mapping => [
        <code key="target">{mapping.target}</code>,
        <ProductLink key="product" productRef={mapping.product}>
          <EntityDisplayName entityRef={mapping.product} hideIcon />
        </ProductLink>,
        mapping.port,
        mapping.schema,
        <span key="made">
          {formatDay(mapping.createdAt)} by{' '}
          <EntityRefLink entityRef={mapping.createdBy} hideIcon />
        </span>,
        <Button
          key="remove"
          size="small"
          aria-label={`Remove the mapping of ${mapping.target}`}
          onClick={() => onRemove(mapping)}
        >
          Remove
        </Button>,
      ])}
    />
  );
}
