import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type {
  GrantOrder,
  ProvisioningPlan,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { DataMeshTarget } from '../config/HttpTarget';

/** What a service is asked for, and what it is told about it. */
export function planGrant(
  order: GrantOrder,
  target: DataMeshTarget,
): ProvisioningPlan {
  const { title, capabilities } = target;
  if (!order.allColumns && !capabilities.columns) {
    throw new InputError(
      `${title} cannot limit access to columns. Ask for all columns.`,
    );
  }
  if (order.consumer.kind === 'group' && !capabilities.groups) {
    throw new InputError(
      `${title} cannot give access to a group. Ask for a person or a component.`,
    );
  }
  const { contract } = order;
  const snapshot: JsonObject = JSON.parse(
    JSON.stringify({
      grantId: order.grantId,
      environment: order.environment,
      product: order.product,
      port: order.port,
      role: order.role,
      consumer: order.consumer,
      purpose: order.purpose,
      contract: {
        id: contract.id,
        version: contract.version,
        hash: order.contractHash,
      },
      server: order.server,
      columns: order.columns,
      allColumns: order.allColumns,
      startsAt: order.startsAt.toISOString(),
    }),
  );
  return {
    target: `http:${target.id}`,
    steps: [
      `Ask ${title} at ${new URL(target.url).host} to give ${order.consumer.ref} access to ${order.product.title}, port ${order.port}`,
      ...order.columns.map(
        ({ schema, physicalName, paths }) =>
          `${physicalName ?? schema}: ${
            order.allColumns ? 'all columns' : paths.join(', ')
          }`,
      ),
      `Access ends on ${order.endsAt.toISOString()}`,
    ],
    snapshot,
  };
}
