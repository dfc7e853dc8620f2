import type { components } from './schema.generated';

type Schemas = components['schemas'];

/** @public */
export type ProductSummary = Schemas['ProductSummary'];
/** @public */
export type ProductHit = Schemas['ProductHit'];
/** @public */
export type ProductPage = Schemas['ProductPage'];
/** @public */
export type Product = Schemas['Product'];
/** @public */
export type Match = Schemas['Match'];
/** @public */
export type Facet = Schemas['Facet'];
/** @public */
export type FacetName = Schemas['FacetName'];
/**
 * A mistake: what, where, and how to mend it.
 * @public
 */
export type Problem = Schemas['Problem'];
/** @public */
export type OutputPort = Schemas['OutputPort'];
/** @public */
export type InputPort = Schemas['InputPort'];
/** @public */
export type SupportChannel = Schemas['SupportChannel'];
/** @public */
export type Graph = Schemas['Graph'];
/** @public */
export type GraphNode = Schemas['GraphNode'];
/** @public */
export type GraphEdge = Schemas['GraphEdge'];
/** @public */
export type DomainSummary = Schemas['DomainSummary'];
/** @public */
export type Domain = Schemas['Domain'];
/** @public */
export type Mesh = Schemas['Mesh'];
/** @public */
export type Contract = Schemas['Contract'];
/** @public */
export type ContractSchema = Schemas['ContractSchema'];
/** @public */
export type ContractProperty = Schemas['ContractProperty'];
/** @public */
export type ContractServer = Schemas['ContractServer'];
/** @public */
export type ContractRole = Schemas['ContractRole'];
/** @public */
export type ContractLink = Schemas['ContractLink'];
/** @public */
export type TeamMember = Schemas['TeamMember'];
/** @public */
export type QualityRule = Schemas['QualityRule'];
/** @public */
export type ServiceLevel = Schemas['ServiceLevel'];
/** @public */
export type ContractRevision = Schemas['ContractRevision'];
/** @public */
export type ContractDocument = Schemas['ContractDocument'];
/** @public */
export type ContractChange = Schemas['ContractChange'];
/** @public */
export type ContractDiff = Schemas['ContractDiff'];
/** @public */
export type RegistryStatus = Schemas['RegistryStatus'];
/** @public */
export type SyncReport = Schemas['SyncReport'];
