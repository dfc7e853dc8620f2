import type { ContractProperty } from '@backstage-data-mesh/plugin-data-mesh-common';

/**
 * The type of a column in a few words: the logical one, and the physical one
 * where it says more. An array tells what it is of.
 */
export function typeLabel(property: ContractProperty): string {
  const { logicalType, physicalType, items } = property;
  const logical =
    logicalType === 'array' && items?.logicalType
      ? `array of ${items.logicalType}`
      : logicalType;
  if (!logical) return physicalType ?? '';
  return physicalType &&
    physicalType.toLowerCase() !== logicalType?.toLowerCase()
    ? `${logical} (${physicalType})`
    : logical;
}
