import type { Entity } from '@backstage/catalog-model';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { ResolvedContract } from '@backstage-data-mesh/plugin-data-mesh-common';

/** An output port that declares a contract, whatever it wrote there. */
export type ContractPort = { index: number; name?: string; contract: unknown };

/** The output ports with a contract, of an entity in any state. */
export function contractPorts(entity: Entity): ContractPort[] {
  const ports: JsonValue | undefined = entity.spec?.outputPorts;
  return (Array.isArray(ports) ? ports : []).flatMap(
    (port, index): ContractPort[] => {
      if (typeof port !== 'object' || port === null || Array.isArray(port)) {
        return [];
      }
      const { contract, name } = port;
      return contract === null || contract === undefined
        ? []
        : [{ index, contract, ...(typeof name === 'string' ? { name } : {}) }];
    },
  );
}

/** The entity with other values for the contracts of some output ports. */
export function withContracts(
  entity: Entity,
  contracts: ReadonlyMap<number, ResolvedContract>,
): Entity {
  const ports = entity.spec?.outputPorts;
  if (!Array.isArray(ports) || contracts.size === 0) {
    return entity;
  }
  const outputPorts = ports.map((port, index) => {
    const contract = contracts.get(index);
    return contract ? { ...(port as JsonObject), contract } : port;
  });
  return { ...entity, spec: { ...entity.spec, outputPorts } };
}
