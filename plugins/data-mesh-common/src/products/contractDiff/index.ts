export { diffContracts } from './diffContracts';
export type { DiffContractsOptions } from './diffContracts';
