export { contractFacts, unreadContractFacts } from './contractFacts';
export {
  FACTS_VERSION,
  PRODUCT_FACTS,
  type ContractFacts,
  type ProductFactsContent,
  type ProductFactsDocument,
  type ServiceLevelFacts,
} from './productShape';
export type {
  FactFields,
  FactGroup,
  FactLeaf,
  FactList,
  FactsOf,
  FactType,
} from './shape';
export { productFacts, type KnownProduct } from './productFacts';
