import type {
  Contract,
  ContractProperty,
  QualityRule,
  ServiceLevel,
} from '../../api/types';
import {
  dimensionOfKind,
  toCheckSeverity,
  toQualityDimension,
} from '../results';
import { compact } from '../../products/contract/normalise/coerce';
import type { ExpectedCheck } from './expectedCheck';
import { levelPlace } from './levelPlace';
import { maxAgesOf, type MaxAges } from './maxAge';
import { levelKeyOf, ruleKeyOf } from './ruleKeyOf';

/**
 * Service levels that can be measured by looking at the data, by their
 * canonical names; the contract reader calls freshness latency, as the
 * standard does. Whether others are kept shows nowhere in the data.
 */
const MEASURABLE = new Set(['latency', 'retention']);

/**
 * Whether a service level can be measured by looking at the data: freshness
 * (latency) and retention, with a number.
 * @public
 */
export function isMeasurable(level: ServiceLevel): boolean {
  return MEASURABLE.has(level.property) && Number(level.value) > 0;
}

/**
 * What the contract of an output port promises, as far as a machine can
 * evaluate it: the library, SQL and custom rules of its schemas and properties
 * in the order of the contract, and its measurable service levels. Rules that
 * are text promise nothing that a machine could tell. The same promise made
 * twice is one.
 * @public
 */
export function expectedChecks(
  contract: Contract,
  port: string,
): ExpectedCheck[] {
  const ages = maxAgesOf(contract);
  const rules = contract.schemas.flatMap(schema => [
    ...ofRules(schema.quality, { schema: schema.name }, ages),
    ...ofProperties(schema.properties, schema.name, ages),
  ]);
  const levels = contract.serviceLevels
    .filter(isMeasurable)
    .map(level => ofLevel(contract, level, ages));
  const unique = new Map<string, Promised>();
  for (const promise of [...rules, ...levels]) {
    if (!unique.has(promise.ruleKey)) unique.set(promise.ruleKey, promise);
  }
  return [...unique.values()].map(promise => ({ ...promise, port }));
}

type Each<T> = T extends unknown ? Omit<T, 'port'> : never;
type Promised = Each<ExpectedCheck>;

type Place = { schema: string; property?: string; column?: string };

function ofProperties(
  properties: readonly ContractProperty[],
  schema: string,
  ages: MaxAges,
): Promised[] {
  return properties.flatMap(property => {
    const { path, physicalName, quality } = property;
    const column = physicalName === path ? undefined : physicalName;
    return [
      ...ofRules(quality, compact({ schema, property: path, column }), ages),
      ...ofProperties(property.properties ?? [], schema, ages),
      ...ofProperties(property.items ? [property.items] : [], schema, ages),
    ];
  });
}

function ofRules(
  rules: readonly QualityRule[],
  place: Place,
  ages: MaxAges,
): Promised[] {
  return rules
    .filter(rule => rule.type !== 'text')
    .map(rule =>
      compact({
        kind: 'rule' as const,
        ruleKey: ruleKeyOf(rule, place),
        ...place,
        name: rule.title,
        dimension:
          toQualityDimension(rule.dimension) ?? dimensionOfKind(rule.metric),
        severity: toCheckSeverity(rule.severity),
        maxAgeSeconds: ages.ofRule(rule, place.schema),
        rule,
      }),
    );
}

function ofLevel(
  contract: Contract,
  level: ServiceLevel,
  ages: MaxAges,
): Promised {
  const place = levelPlace(contract, level.element);
  return compact({
    kind: 'service-level' as const,
    ruleKey: levelKeyOf(level),
    ...place,
    name: nameOf(level),
    dimension: 'timeliness' as const,
    maxAgeSeconds: ages.ofRule(level, place.schema),
    level,
  });
}

/** Such as "freshness: at most 24 h" or "retention: 5 y". */
function nameOf({ property, value, unit }: ServiceLevel): string {
  const amount = unit === undefined ? `${value}` : `${value} ${unit}`;
  return property === 'latency'
    ? `freshness: at most ${amount}`
    : `${property}: ${amount}`;
}
