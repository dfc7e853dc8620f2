import { always, group, list, maybe, type FactsOf } from './shape';

/**
 * The version of the form of the facts. Fields are added without a new one; a
 * field that is gone or means something else is a new version.
 * @public
 */
export const FACTS_VERSION = 1;

const schema = group('A schema object of the contract', {
  name: always('string', 'Name in the contract'),
  physicalName: always('string', 'Name in the platform; empty for none'),
  described: always('bool', 'Whether it has a description'),
  hasPrimaryKey: always('bool', 'Whether a column is its primary key'),
  columns: always('int', 'Columns, nested ones included'),
  describedColumns: always('int', 'Columns with a description'),
  promisedChecks: always('int', 'Quality rules that a machine can evaluate'),
});

const contract = group('The data contract of the port', {
  declared: always('bool', 'Whether the port names one'),
  readable: always('bool', 'Whether it could be read'),
  valid: always('bool', 'Whether it is readable and has no error'),
  errors: always('int', 'Errors found in it'),
  warnings: always('int', 'Warnings found in it'),
  id: always('string', 'id; empty for none'),
  version: always('string', 'version; empty for none'),
  status: always('string', 'status in lower case; empty for none'),
  apiVersion: always('string', 'Version of ODCS, such as v3.1.0'),
  hasPurpose: always('bool', 'Whether it says what the data is for'),
  hasUsage: always('bool', 'Whether it says how to use the data'),
  hasLimitations: always('bool', 'Whether it says what the data is not for'),
  schemas: list('Schema objects, at most 200', schema),
  columns: always('int', 'Columns of all schema objects'),
  describedShare: always(
    'double',
    'Share of columns with a description, 0 to 1; 0 without columns',
  ),
  typedShare: always(
    'double',
    'Share of columns with a logical type, 0 to 1; 0 without columns',
  ),
  classifiedColumns: always(
    'int',
    'Columns with a classification of their own',
  ),
  semanticLinks: always(
    'int',
    'Links from the contract, its schemas and columns to definitions',
  ),
  linkedShare: always(
    'double',
    'Share of columns linked to a definition, or with a semantic type, 0 to 1',
  ),
  examples: always('int', 'Columns with examples'),
  roles: list('Names of its roles', 'string' as const),
  servers: list(
    'Where the data lies',
    group('A server', {
      type: always('string', 'Such as postgresql or s3'),
      environment: always('string', 'Empty for none'),
    }),
  ),
  serviceLevels: list(
    'Names of the service levels it promises',
    'string' as const,
  ),
  supportChannels: always('int', 'Channels for help that it names'),
  teamMembers: always('int', 'People whom it names'),
  promisedChecks: always(
    'int',
    'Quality rules and service levels that a machine can evaluate',
  ),
});

const outputPort = group('An output port', {
  name: always('string', 'Name'),
  title: always('string', 'Title; empty for none'),
  described: always('bool', 'Whether it has a description'),
  version: always('string', 'Version; empty for none'),
  technologies: list('Such as postgresql, from the servers', 'string' as const),
  provisioned: always(
    'string',
    'How access is brought about: automatic, manual, or none where nobody can',
  ),
  autoApproved: list(
    'Classifications that are given without a decision',
    'string' as const,
  ),
  contract,
});

const inputPort = group('An input port', {
  name: always('string', 'Name'),
  product: always('string', 'Product it reads from; empty for another source'),
  entity: always('string', 'Entity it reads from; empty for a product'),
});

const serviceLevel = group('A service level that a contract promises', {
  port: always('string', 'Output port'),
  property: always('string', 'Such as latency (freshness) or availability'),
  element: always('string', 'Table or column; empty for all'),
  measurable: always('bool', 'Whether checks can tell if it is kept'),
  measured: always('bool', 'Whether a check did within the window'),
  state: always(
    'string',
    'kept, at-risk, spent, not-measured or not-measurable',
  ),
  objective: always('double', 'Share that has to be good, 0 to 1'),
  compliance: maybe('double', 'Share that was good, 0 to 1'),
  budgetLeft: maybe('double', 'Share of the error budget that is left'),
  asOf: maybe('string', 'Beginning of the day of its latest measurement'),
});

/**
 * All facts of a product, in version {@link FACTS_VERSION}.
 * @public
 */
export const PRODUCT_FACTS = group('A data product', {
  ref: always('string', 'Full entity reference, lower case'),
  name: always('string', 'Name in the catalog'),
  namespace: always('string', 'Namespace in the catalog'),
  title: always('string', 'Title; the name where there is none'),
  description: always('string', 'Empty for none'),
  type: always('string', 'Such as source-aligned; empty for none'),
  lifecycle: always('string', 'Such as production; empty for none'),
  classification: always('string', 'Empty for none'),
  version: always('string', 'Empty for none'),
  system: always('string', 'Full reference; empty for none'),
  tags: list('Tags', 'string' as const),
  purpose: always('string', 'What it is for; empty for none'),
  usage: always('string', 'How to use it; empty for none'),
  limitations: always('string', 'What it is not for; empty for none'),
  asOf: always(
    'string',
    'When the declaration, with its contracts, was last found to be another',
  ),
  ageDays: always('int', 'Days since the portal first saw it'),
  errors: always('int', 'Errors in the declaration and the contracts'),
  warnings: always('int', 'Warnings in the declaration and the contracts'),
  owner: group('Who answers for it', {
    ref: always('string', 'Full reference; empty for none'),
    declared: always('bool', 'Whether the declaration names one'),
    exists: always('bool', 'Whether the catalog knows them'),
    asOf: maybe('string', 'When the catalog was asked'),
  }),
  domain: group('The domain it belongs to', {
    ref: always('string', 'Full reference; empty for none'),
    declared: always('bool', 'Whether the declaration names one'),
    exists: always('bool', 'Whether the catalog knows it'),
    path: list('The domain and those around it, outwards', 'string' as const),
  }),
  support: list(
    'Where to get help, as the product declares',
    group('A channel', {
      channel: always('string', 'Name'),
      url: always('string', 'Empty for none'),
      tool: always('string', 'Such as slack; empty for none'),
    }),
  ),
  documentation: list(
    'Links of the product in the catalog, at most 50',
    group('A link', {
      url: always('string', 'Where it leads'),
      title: always('string', 'Empty for none'),
      type: always('string', 'Such as runbook; empty for none'),
    }),
  ),
  outputPorts: list('Output ports, at most 100', outputPort),
  inputPorts: list('Input ports, at most 100', inputPort),
  quality: group('What checks say', {
    asOf: maybe('string', 'When it was last scored'),
    lastResultAt: maybe('string', 'When an engine last ran a check'),
    score: maybe('double', '0 to 100; left out when nothing was evaluated'),
    coverage: maybe(
      'double',
      'Evaluated of expected checks, 0 to 1; left out when none is expected',
    ),
    evaluated: always('int', 'Checks with a fresh verdict'),
    expected: always(
      'int',
      'All checks, those that contracts promise included',
    ),
    failing: always('int', 'Checks that fail'),
    incidents: always('int', 'Incidents that are not resolved'),
    historyDays: always('int', 'Days since the first known score'),
    dimensions: group('Scores by dimension, where something was evaluated', {
      accuracy: maybe('double', '0 to 100'),
      completeness: maybe('double', '0 to 100'),
      conformity: maybe('double', '0 to 100'),
      consistency: maybe('double', '0 to 100'),
      coverage: maybe('double', '0 to 100'),
      timeliness: maybe('double', '0 to 100'),
      uniqueness: maybe('double', '0 to 100'),
    }),
  }),
  serviceLevels: list('Service levels of all ports, at most 200', serviceLevel),
  access: group('Who uses it', {
    asOf: always('string', 'When it was counted'),
    components: always('int', 'Components that declare to read it'),
    consumers: maybe(
      'int',
      'People, groups and machines with access now; shown to owners only',
    ),
    dependents: maybe(
      'int',
      'Products that declare to read it; shown to owners only',
    ),
  }),
});

/**
 * The facts of a product; see {@link PRODUCT_FACTS}.
 * @public
 */
export type ProductFactsContent = FactsOf<typeof PRODUCT_FACTS.fields>;

/**
 * The document of facts that expressions of scorecards see.
 * @public
 */
export type ProductFactsDocument = {
  version: typeof FACTS_VERSION;
  product: ProductFactsContent;
};

/**
 * The facts of a contract.
 * @public
 */
export type ContractFacts =
  ProductFactsContent['outputPorts'][number]['contract'];

/**
 * The facts of a service level.
 * @public
 */
export type ServiceLevelFacts = ProductFactsContent['serviceLevels'][number];
