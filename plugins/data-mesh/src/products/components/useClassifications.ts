import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { DEFAULT_CLASSIFICATIONS } from '@backstage-data-mesh/plugin-data-mesh-common';

/** The classifications in use, from open to closed. */
export function useClassifications(): readonly string[] {
  const config = useApi(configApiRef);
  return (
    config.getOptionalStringArray('dataMesh.classifications') ??
    DEFAULT_CLASSIFICATIONS
  );
}
