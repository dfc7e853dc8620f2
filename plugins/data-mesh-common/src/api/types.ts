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
/** @public */
export type AccessProduct = Schemas['AccessProduct'];
/** @public */
export type AccessPurpose = Schemas['AccessPurpose'];
/** @public */
export type AccessOrder = Schemas['AccessOrder'];
/** @public */
export type AccessOrderDraft = Schemas['AccessOrderDraft'];
/** @public */
export type ApprovalStep = Schemas['ApprovalStep'];
/** @public */
export type Decision = Schemas['Decision'];
/** @public */
export type DecisionOrder = Schemas['DecisionOrder'];
/** @public */
export type DecisionOutcome = Schemas['DecisionOutcome'];
/** @public */
export type AccessRequest = Schemas['AccessRequest'];
/** @public */
export type RequestAction = Schemas['RequestAction'];
/** @public */
export type AccessRequestDetail = Schemas['AccessRequestDetail'];
/** @public */
export type DecisionEvidence = Schemas['DecisionEvidence'];
/** @public */
export type AccessTerms = Schemas['AccessTerms'];
/** @public */
export type AccessColumn = Schemas['AccessColumn'];
/** @public */
export type AccessPreview = Schemas['AccessPreview'];
/** @public */
export type AccessProblem = Schemas['AccessProblem'];
/** @public */
export type PortAccess = Schemas['PortAccess'];
/** @public */
export type AccessRequestPage = Schemas['AccessRequestPage'];
/** @public */
export type Inbox = Schemas['Inbox'];
/** @public */
export type InboxCount = Schemas['InboxCount'];
/** @public */
export type GrantItem = Schemas['GrantItem'];
/** @public */
export type ForeignGrant = Schemas['ForeignGrant'];
/** @public */
export type GrantAction = Schemas['GrantAction'];
/** @public */
export type Grant = Schemas['Grant'];
/** @public */
export type GrantDetail = Schemas['GrantDetail'];
/** @public */
export type ConnectGuide = Schemas['ConnectGuide'];
/** @public */
export type GrantPage = Schemas['GrantPage'];
/** @public */
export type ProductAccess = Schemas['ProductAccess'];
/** @public */
export type ConsumerKind = Schemas['ConsumerKind'];
/** @public */
export type ProvisioningTask = Schemas['ProvisioningTask'];
/** @public */
export type ProvisioningStatus = Schemas['ProvisioningStatus'];
/** @public */
export type AuditEntry = Schemas['AuditEntry'];
/** @public */
export type AuditPage = Schemas['AuditPage'];
/** @public */
export type AuditVerification = Schemas['AuditVerification'];
/** @public */
export type CheckState = Schemas['CheckState'];
/** @public */
export type QualityBrief = Schemas['QualityBrief'];
/** @public */
export type QualityCheck = Schemas['QualityCheck'];
/** @public */
export type PortQuality = Schemas['PortQuality'];
/** @public */
export type QualityRun = Schemas['QualityRun'];
/** @public */
export type QualityJob = Schemas['QualityJob'];
/** @public */
export type ServiceLevelStatus = Schemas['ServiceLevelStatus'];
/** @public */
export type IncidentState = Schemas['IncidentState'];
/** @public */
export type Incident = Schemas['Incident'];
/** @public */
export type ProductQuality = Schemas['ProductQuality'];
/** @public */
export type QualityDay = Schemas['QualityDay'];
/** @public */
export type QualityHistory = Schemas['QualityHistory'];
/** @public */
export type CheckHistory = Schemas['CheckHistory'];
/** @public */
export type MaturityResult = Schemas['MaturityResult'];
/** @public */
export type ProductFacts = Schemas['ProductFacts'];
/** @public */
export type RollUp = Schemas['RollUp'];
/** @public */
export type QualityMove = Schemas['QualityMove'];
/** @public */
export type QualityOverview = Schemas['QualityOverview'];
/** @public */
export type RollUpHistory = Schemas['RollUpHistory'];
/** @public */
export type ResultProblem = Schemas['ResultProblem'];
/** @public */
export type ResultsReceipt = Schemas['ResultsReceipt'];
/** @public */
export type ResultToken = Schemas['ResultToken'];
/** @public */
export type UnmatchedTarget = Schemas['UnmatchedTarget'];
/** @public */
export type TargetMapping = Schemas['TargetMapping'];
