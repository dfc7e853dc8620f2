export { DataMeshRequestError } from './DataMeshRequestError';
export { useDataMeshQuery } from './useDataMeshQuery';
export type { DataMeshQueryResult } from './useDataMeshQuery';
