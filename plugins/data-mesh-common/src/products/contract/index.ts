export { countColumns, listProperties } from './listProperties';
export { parseContract, type ParsedContract } from './parseContract';
export type { ContractOptions } from './readContract';
export {
  SERVER_TYPES,
  canonicalTechnology,
  contractTechnologies,
  technologyTitle,
} from './technologies';
export { isValidContract, validateContract } from './validateContract';
