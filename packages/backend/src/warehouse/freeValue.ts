import type { ContractProperty } from '@backstage-data-mesh/plugin-data-mesh-common';
import { matchPattern } from './matchPattern';
import {
  baseOf,
  type Cell,
  clip,
  day,
  FIRST_DAY,
  hex,
  lengthOf,
  type Pick,
  uuid,
} from './scalars';
import { wordsOfColumn } from './wordsOfColumns';

const number = (text: string | undefined, otherwise: number) =>
  text !== undefined && Number.isFinite(Number(text))
    ? Number(text)
    : otherwise;

function freeText(
  property: ContractProperty,
  examples: string[],
  type: string,
  pick: Pick,
): string {
  const words = wordsOfColumn(property.name);
  if (words.length > 0) {
    return words[pick(words.length)];
  }
  if (property.constraints?.format === 'email') {
    return `person.${String(1 + pick(48)).padStart(3, '0')}@mail.example`;
  }
  const pattern = property.constraints?.pattern;
  if (pattern) {
    return matchPattern(pattern, pick);
  }
  if (/hash|sha256|fingerprint/.test(property.name)) {
    return hex(`${property.name}.${pick(1_000)}`).slice(0, lengthOf(type));
  }
  if (examples.length > 0) {
    return examples[pick(examples.length)];
  }
  return `${property.name.replace(/_/g, ' ')} ${1 + pick(9)}`;
}

/** A scalar within JSON. */
function leaf(property: ContractProperty, pick: Pick): string | number {
  return /integer|number/.test(property.logicalType ?? '')
    ? 10 + pick(400)
    : freeText(property, property.examples ?? [], 'text', pick);
}

function json(property: ContractProperty, pick: Pick): unknown {
  if (property.logicalType === 'array') {
    const words = wordsOfColumn(property.name);
    return words.filter((_, i) => i <= pick(words.length));
  }
  return Object.fromEntries(
    (property.properties ?? []).map(child => [
      child.name,
      child.properties?.length || child.logicalType === 'array'
        ? json(child, pick)
        : leaf(child, pick),
    ]),
  );
}

/** Within minimum, maximum and the digits of its type, mostly small. */
function decimal(property: ContractProperty, type: string, pick: Pick): number {
  const [, precision, scale] = /\((\d+),\s*(\d+)\)/.exec(type) ?? [];
  const digits = Number(scale ?? 2);
  const most = 10 ** (Number(precision ?? 12) - digits) - 1;
  const low = number(property.constraints?.minimum, 0);
  const high = Math.min(
    number(property.constraints?.maximum, low + 300),
    Math.max(most, 1),
  );
  const share = (1 + pick(9_998)) / 10_000;
  return Number((low + (high - low) * share).toFixed(digits));
}

/** Any value that the contract allows. */
export function freeValue(
  property: ContractProperty,
  type: string,
  pick: Pick,
): Cell {
  if (type.endsWith('[]')) {
    const words = wordsOfColumn(property.name);
    return /^(bigint|integer|smallint)/.test(type)
      ? [100_000 + pick(16)]
      : words.filter((_, i) => i <= pick(2));
  }
  const values = property.values?.map(({ value }) => value) ?? [];
  const examples = property.examples ?? [];
  if (values.length > 0) {
    return values[pick(values.length)];
  }
  switch (baseOf(type)) {
    case 'smallint':
    case 'integer':
    case 'bigint': {
      const low = Math.max(0, number(property.constraints?.minimum, 0));
      const high = number(property.constraints?.maximum, low + 400);
      return /year/.test(property.name) && high > 2030
        ? 2026
        : Math.round(low + pick(Math.min(high - low, 400) + 1));
    }
    case 'numeric':
      return decimal(property, type, pick);
    case 'boolean':
      return pick(4) === 0;
    case 'date':
      return /birth/.test(property.name)
        ? new Date(Date.UTC(1940 + pick(70), pick(12), 1 + pick(28)))
            .toISOString()
            .slice(0, 10)
        : day(pick(270));
    case 'timestamptz':
    case 'timestamp':
      return new Date(FIRST_DAY + pick(270 * 1440) * 60_000).toISOString();
    case 'uuid':
      return uuid(`${property.name}.${pick(1_000_000)}`);
    case 'jsonb':
    case 'json':
      return JSON.stringify(json(property, pick));
    case 'inet':
      return `203.0.113.${1 + pick(250)}`;
    default:
      return clip(freeText(property, examples, type, pick), type);
  }
}
