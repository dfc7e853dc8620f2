import type { Criterion, Scorecard } from './scorecard';

/** The attributes that make data usable for people of other domains. */
type Attribute =
  | 'discoverable'
  | 'addressable'
  | 'understandable'
  | 'trustworthy'
  | 'natively accessible'
  | 'interoperable'
  | 'valuable on its own'
  | 'secure';

type Row = [
  id: string,
  attribute: Attribute,
  title: string,
  expression: string,
  remediation: string,
];

/** Holds where there are ports, and for all of them. */
const everyPort = (expression: string) =>
  `product.outputPorts.size() > 0 && product.outputPorts.all(p, ${expression})`;

const FINDABLE: Row[] = [
  [
    'described',
    'discoverable',
    'It says in a sentence or two what it offers',
    'product.description.size() >= 40',
    'Write metadata.description: what the data is about, where it comes from and what people do with it. 40 characters are the least that says anything.',
  ],
  [
    'owner-exists',
    'discoverable',
    'A team that exists answers for it',
    'product.owner.exists',
    'Set spec.owner to a group or user of the catalog. Where the team was renamed or is gone, hand the product over.',
  ],
  [
    'in-domain',
    'discoverable',
    'It belongs to a domain',
    'product.domain.exists',
    'Set spec.domain to a domain of the catalog, so that people find it where they look for its subject.',
  ],
  [
    'offers-port',
    'addressable',
    'It offers at least one output port',
    'product.outputPorts.size() > 0',
    'Declare under spec.outputPorts where the data can be read. A product without a port is an announcement.',
  ],
  [
    'typed-lifecycle',
    'discoverable',
    'It says which type of product it is and whether it is in production',
    'product.type != "" && product.lifecycle != ""',
    'Set spec.type and spec.lifecycle, so that people can tell an experiment from something to build on.',
  ],
];

const UNDERSTOOD: Row[] = [
  [
    'contracts-readable',
    'addressable',
    'Every output port has a contract that can be read',
    everyPort('p.contract.readable'),
    'Point the contract of each output port to an ODCS file. The page of the product tells why one could not be read.',
  ],
  [
    'columns-described',
    'understandable',
    'Four of five columns are described',
    everyPort('p.contract.describedShare >= 0.8'),
    'Add a description to the columns of the contract: what a value means, in which unit, and when it is empty.',
  ],
  [
    'purpose',
    'understandable',
    'It says what it is for',
    'product.purpose != "" || product.outputPorts.exists(p, p.contract.hasPurpose)',
    'Write spec.purpose, or description.purpose of the contract: which questions the data answers.',
  ],
  [
    'help',
    'understandable',
    'It says where to get help',
    'product.support.size() > 0 || product.outputPorts.exists(p, p.contract.supportChannels > 0)',
    'Name a channel under spec.support, such as a chat room or a mailing list that the team reads.',
  ],
  [
    'classified',
    'secure',
    'It says how confidential it is',
    'product.classification != ""',
    'Set spec.classification. Who may get access, and who is asked, follows from it.',
  ],
];

const DEPENDABLE: Row[] = [
  [
    'contracts-valid',
    'interoperable',
    'Its contracts follow the standard without errors',
    everyPort('p.contract.valid'),
    'Mend what the page of the contract lists as errors. Tools of others read only what follows the standard.',
  ],
  [
    'checks-promised',
    'trustworthy',
    'Every contract promises checks',
    everyPort('p.contract.promisedChecks > 0'),
    'Add quality rules to the schemas and columns of the contract, such as no null values in the key.',
  ],
  [
    'checks-run',
    'trustworthy',
    'At least half of its checks were evaluated lately',
    'has(product.quality.coverage) && product.quality.coverage >= 0.5',
    'Have an engine run the checks on a schedule and send the results, or let the portal run the rules of the contract itself.',
  ],
  [
    'service-levels',
    'trustworthy',
    'It promises how fresh its data is, or another service level',
    'product.serviceLevels.exists(s, s.measurable)',
    'Add slaProperties to the contract, such as latency with a number of hours.',
  ],
  [
    'servers-named',
    'natively accessible',
    'Every contract says on which server the data lies',
    everyPort('p.contract.servers.size() > 0'),
    'List under servers of the contract where the data can be read and how, so that people connect with the tools they have.',
  ],
  [
    'access-possible',
    'natively accessible',
    'Access to every port can be given through the portal',
    everyPort('p.provisioned != "none"'),
    'Name a server of a type that an installed provisioner serves, or install the provisioner for work by hand.',
  ],
];

const TRUSTED: Row[] = [
  [
    'score-90',
    'trustworthy',
    'Its quality score is 90 or more',
    'has(product.quality.score) && product.quality.score >= 90.0',
    'The explanation of the score lists what lowers it most. Mend these checks first.',
  ],
  [
    'coverage-90',
    'trustworthy',
    'Nine of ten checks were evaluated lately',
    'has(product.quality.coverage) && product.quality.coverage >= 0.9',
    'Look for checks that are stale, not reported or ended with an error, and have them run.',
  ],
  [
    'levels-kept',
    'trustworthy',
    'It measures its service levels, and keeps them',
    'product.serviceLevels.exists(s, s.measured) && product.serviceLevels.all(s, s.state != "spent")',
    'Have the freshness measured, by the engine or by the portal. Where the budget of a level is spent, mend the cause or promise what can be kept.',
  ],
  [
    'roles',
    'secure',
    'Every contract says which roles may read it',
    everyPort('p.contract.roles.size() > 0'),
    'List roles in the contract, with the columns that each may see, so that people get what they need and no more.',
  ],
  [
    'keys',
    'interoperable',
    'Its tables have a primary key, and their columns a logical type',
    everyPort(
      'p.contract.schemas.exists(s, s.hasPrimaryKey) && p.contract.typedShare >= 0.9',
    ),
    'Mark the columns of the primary key and give every column its logicalType, so that others can join the data.',
  ],
  [
    'limitations',
    'understandable',
    'It says how to use the data and where its limits are',
    '(product.usage != "" || product.outputPorts.exists(p, p.contract.hasUsage)) && (product.limitations != "" || product.outputPorts.exists(p, p.contract.hasLimitations))',
    'Write spec.usage and spec.limitations, or the same in the description of the contract: what the data must not be used for, and what is missing in it.',
  ],
];

const PROVEN: Row[] = [
  [
    'consumers',
    'valuable on its own',
    'Somebody outside uses it',
    'product.access.consumers > 0 || product.access.components > 0 || product.access.dependents > 0',
    'Offer it to the people whose question it answers. A product that nobody uses may be part of another one.',
  ],
  [
    'in-production',
    'valuable on its own',
    'It is in production',
    'product.lifecycle == "production"',
    'Set spec.lifecycle to production when the team supports it as one.',
  ],
  [
    'definitions',
    'interoperable',
    'Its contracts link to the definitions of what they use',
    everyPort('p.contract.semanticLinks > 0'),
    'Link columns and schemas with authoritativeDefinitions to the glossary or the master data that others use too.',
  ],
  [
    'history',
    'trustworthy',
    'Its quality is known for 30 days or more',
    'product.quality.historyDays >= 30',
    'Keep sending results: trust grows with a record.',
  ],
  [
    'nothing-failing',
    'trustworthy',
    'No check fails, and no incident is open',
    'product.quality.evaluated > 0 && product.quality.failing == 0 && product.quality.incidents == 0',
    'Mend what fails. Incidents end by themselves when it is good again.',
  ],
  [
    'automatic-access',
    'natively accessible',
    'Access to a port is given without work by hand',
    'product.outputPorts.exists(p, p.provisioned == "automatic")',
    'Install the provisioner for the platform of a port, so that an approved request works within minutes.',
  ],
];

/**
 * The scorecard that applies unless another one is declared: how far a product
 * is on the way to being usable for people of other domains, by the attributes
 * of a data product.
 * @public
 */
export const defaultScorecard: Scorecard = {
  id: 'usability',
  title: 'Usability',
  description:
    'How usable the product is for people of other domains, by eight attributes.',
  levels: [
    {
      title: 'Findable',
      description: 'People find it, and know whom to ask.',
      criteria: FINDABLE.map(toCriterion),
    },
    {
      title: 'Understood',
      description: 'People can tell whether it is what they need.',
      criteria: UNDERSTOOD.map(toCriterion),
    },
    {
      title: 'Dependable',
      description: 'It makes promises that are checked, and can be used.',
      criteria: DEPENDABLE.map(toCriterion),
    },
    {
      title: 'Trusted',
      description: 'It keeps its promises, for those who may use it.',
      criteria: TRUSTED.map(toCriterion),
    },
    {
      title: 'Proven',
      description: 'Others build on it.',
      criteria: PROVEN.map(toCriterion),
    },
  ],
};

function toCriterion(row: Row): Criterion {
  const [id, attribute, title, expression, remediation] = row;
  return { id, title, attribute, expression, remediation };
}
