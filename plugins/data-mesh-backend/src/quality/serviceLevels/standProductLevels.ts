import {
  standLevels,
  type ServiceLevelStatus,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { PortContracts } from '../facts/readPortContracts';
import type { LevelOptions } from './levelOptions';
import type { MeasuredLevels } from './readLevelDays';

/** How all service levels of a product stand, by port in their order. */
export function standProductLevels(
  contracts: PortContracts,
  measured: MeasuredLevels,
  options: LevelOptions & { now: Date },
): ServiceLevelStatus[] {
  return [...contracts].flatMap(([port, contract]) =>
    standLevels(contract, port, key => measured(port, key), options),
  );
}
