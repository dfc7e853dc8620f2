import type { MapNode } from '../document/nodes';
import type { Advice, Field } from '../standard/shapes';
import type { OdcsVersion } from '../standard/versions';
import { allowedValues, whatItMustBe } from './describe';
import { resolved } from './kinds';
import type { Place } from './wrongValue';

/** Where a required field should be, and what to say of its absence. */
export function missingField(
  name: string,
  field: Field,
  node: MapNode,
  version: OdcsVersion,
): { name: string; advice: (place: Place) => Advice } {
  const special = field.missing?.(node);
  return {
    name: special?.field ?? name,
    advice: place => ({
      code: 'missing-field',
      message: special?.message ?? `${place.label()} is missing.`,
      remedy: special?.remedy ?? howToAdd(name, field, version),
    }),
  };
}

function howToAdd(
  name: string,
  { shape, example }: Field,
  version: OdcsVersion,
): string {
  if (example !== undefined) return `Add \`${name}: ${example}\`.`;
  const described = resolved(shape);
  const allowed =
    described.type === 'text' ? allowedValues(described, version) : undefined;
  if (allowed === undefined) {
    return `Add \`${name}\`, ${whatItMustBe(described)}.`;
  }
  return allowed.length === 1
    ? `Add \`${name}: ${allowed[0]}\`.`
    : `Add \`${name}\`, one of ${allowed.join(', ')}.`;
}
