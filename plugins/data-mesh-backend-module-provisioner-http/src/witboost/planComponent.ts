import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import type {
  GrantOrder,
  ProvisioningPlan,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { parse } from 'yaml';
import { z } from 'zod';
import type { WitboostTarget } from '../config/HttpTarget';

const COMPONENT = 'witboostComponentId';
const DESCRIPTOR = 'witboostDescriptor';

const componentDescriptor = z.looseObject({
  dataProduct: z.looseObject({}),
  componentIdToProvision: z.string().min(1),
});

/** What is kept with a grant: the component, as it was deployed. */
export const componentSnapshot = z.object({
  grantId: z.string(),
  environment: z.string(),
  componentId: z.string(),
  /** JSON text of a descriptor of the kind COMPONENT_DESCRIPTOR. */
  descriptor: z.string(),
  consumer: z.object({ ref: z.string(), kind: z.string() }),
});

export type ComponentSnapshot = z.infer<typeof componentSnapshot>;

/**
 * Which component a grant is about. All grants on a component have one target,
 * so that its list of those who may is changed by one worker at a time.
 */
export function planComponent(
  order: GrantOrder,
  target: WitboostTarget,
): ProvisioningPlan {
  if (!order.allColumns) {
    throw new InputError(
      `${target.title} cannot limit access to columns. Ask for all columns.`,
    );
  }
  const { componentId, descriptor } = componentOf(order);
  const snapshot: ComponentSnapshot = {
    grantId: order.grantId,
    environment: order.environment,
    componentId,
    descriptor,
    consumer: { ref: order.consumer.ref, kind: order.consumer.kind },
  };
  return {
    target: targetOf(target.id, componentId),
    steps: [
      `Ask ${target.title} at ${new URL(target.url).host} to give ${order.consumer.ref} access to the component ${componentId}`,
      target.aclSemantics === 'replace'
        ? 'The list of those who may use the component is replaced: who is on it by other ways than the portal loses access'
        : 'The service can only add: taking the access away becomes a task for people',
    ],
    snapshot,
  };
}

function targetOf(id: string, componentId: string): string {
  const name = `http:${id}:${componentId}`;
  return name.length <= 200
    ? name
    : `http:${id}:${createHash('sha256').update(componentId).digest('hex')}`;
}

function componentOf(
  order: GrantOrder,
): Pick<ComponentSnapshot, 'componentId' | 'descriptor'> {
  const settings = order.server?.settings ?? {};
  const given = settings[DESCRIPTOR];
  if (given !== undefined) {
    const read = readDescriptor(given);
    const componentId = settings[COMPONENT] ?? read.componentIdToProvision;
    return {
      componentId,
      descriptor: JSON.stringify({
        ...read,
        componentIdToProvision: componentId,
      }),
    };
  }
  const componentId = settings[COMPONENT];
  if (!componentId) {
    throw new InputError(
      `The server of the contract names no component. Give it the custom property '${COMPONENT}', or the whole descriptor as '${DESCRIPTOR}'.`,
    );
  }
  return {
    componentId,
    descriptor: JSON.stringify(buildDescriptor(order, componentId)),
  };
}

function readDescriptor(text: string) {
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    value = undefined;
  }
  const parsed = componentDescriptor.safeParse(value);
  if (!parsed.success) {
    throw new InputError(
      `The custom property '${DESCRIPTOR}' of the contract's server has to be YAML or JSON with 'dataProduct' and 'componentIdToProvision'.`,
    );
  }
  return parsed.data;
}

/** A descriptor from what the portal knows of the port. */
function buildDescriptor(order: GrantOrder, componentId: string) {
  const { contract, server, product } = order;
  const { [COMPONENT]: _, ...specific } = server?.settings ?? {};
  return {
    dataProduct: {
      id: product.ref,
      name: product.title,
      kind: 'dataproduct',
      version: contract.version,
      environment: server?.environment,
      components: [
        {
          id: componentId,
          name: order.port,
          kind: 'outputport',
          version: contract.version,
          technology: server?.type,
          dataContract: {
            schema: contract.schemas.flatMap(schema =>
              schema.properties.map(property => ({
                name: property.physicalName ?? property.name,
                dataType: property.physicalType ?? property.logicalType,
              })),
            ),
          },
          specific,
        },
      ],
    },
    componentIdToProvision: componentId,
  };
}
