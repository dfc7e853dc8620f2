export { DataMeshRequestError, toRequestError } from './DataMeshRequestError';
export { useAccessQuery, useRefetchAccess } from './useAccessQuery';
export { useDataMeshQuery } from './useDataMeshQuery';
export type { DataMeshQueryResult } from './useDataMeshQuery';
export { useQualityQuery, useRefetchQuality } from './useQualityQuery';
