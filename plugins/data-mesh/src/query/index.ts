export { DataMeshRequestError, toRequestError } from './DataMeshRequestError';
export { isConflict, useAction } from './useAction';
export type { Action } from './useAction';
export { useAccessQuery, useRefetchAccess } from './useAccessQuery';
export { useDataMeshQuery } from './useDataMeshQuery';
export type { DataMeshQueryResult } from './useDataMeshQuery';
export { useQualityAction } from './useQualityAction';
export {
  FOLLOW_SCORES,
  useQualityQuery,
  useRefetchQuality,
} from './useQualityQuery';
