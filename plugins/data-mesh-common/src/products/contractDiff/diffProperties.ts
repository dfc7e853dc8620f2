import type { ContractChange, ContractProperty } from '../../api/types';
import { change } from './change';
import { diffProperty } from './diffProperty';
import { likelyRenames } from './likelyRename';
import { pairUp } from './pairUp';

/** What the comparison of properties needs to know besides them. */
export type PropertyContext = {
  /** Names of the schema, then and now: the first part of every path. */
  schema: { before: string; after: string };
  /** Classifications from open to closed. */
  classifications: readonly string[];
};

/**
 * Compares properties that stand in the same place, by name. What is gone or
 * new is reported once, at its top: its own properties go without saying.
 */
export function diffProperties(
  context: PropertyContext,
  before: readonly ContractProperty[] = [],
  after: readonly ContractProperty[] = [],
): ContractChange[] {
  const pairs = pairUp(before, after, [property => property.name]);
  const removed = pairs.flatMap(pair =>
    pair.before && !pair.after ? [pair.before] : [],
  );
  const added = pairs.flatMap(pair =>
    pair.after && !pair.before ? [pair.after] : [],
  );
  const renames = likelyRenames(removed, added);
  const origins = new Map([...renames].map(([from, to]) => [to, from]));

  const changes = pairs.flatMap(({ before: old, after: now }) => {
    if (old && now) return diffBoth(context, old, now);
    if (old) return [propertyRemoved(context, old, renames.get(old))];
    return now ? [propertyAdded(context, now, origins.get(now))] : [];
  });
  return changes;
}

/** A property stands where its side of the comparison has it. */
function pathOf(
  context: PropertyContext,
  side: 'before' | 'after',
  property: ContractProperty,
): string {
  return `${context.schema[side]}.${property.path}`;
}

function diffBoth(
  context: PropertyContext,
  before: ContractProperty,
  after: ContractProperty,
): ContractChange[] {
  const oneItem = (property: ContractProperty) =>
    property.items ? [property.items] : [];
  return [
    ...diffProperty(
      {
        before: pathOf(context, 'before', before),
        after: pathOf(context, 'after', after),
      },
      before,
      after,
      context.classifications,
    ),
    ...diffProperties(context, before.properties, after.properties),
    ...diffItems(context, oneItem(before)[0], oneItem(after)[0]),
  ];
}

/** The element of an array has no name that could differ. */
function diffItems(
  context: PropertyContext,
  before: ContractProperty | undefined,
  after: ContractProperty | undefined,
): ContractChange[] {
  if (before && after) return diffBoth(context, before, after);
  if (before) return [propertyRemoved(context, before)];
  return after ? [propertyAdded(context, after)] : [];
}

function typeOf(property: ContractProperty): string | undefined {
  return (
    [property.logicalType, property.physicalType].filter(Boolean).join(', ') ||
    undefined
  );
}

function propertyRemoved(
  context: PropertyContext,
  property: ContractProperty,
  renamedTo?: ContractProperty,
): ContractChange {
  const path = pathOf(context, 'before', property);
  const hint = renamedTo
    ? ` It looks like it was renamed to ${renamedTo.name}.`
    : '';
  return change(
    'breaking',
    'property-removed',
    path,
    `${path} was removed; consumers that read it fail.${hint}`,
    { before: typeOf(property) ?? property.name },
  );
}

function propertyAdded(
  context: PropertyContext,
  property: ContractProperty,
  renamedFrom?: ContractProperty,
): ContractChange {
  const path = pathOf(context, 'after', property);
  const hint = renamedFrom
    ? ` It looks like ${renamedFrom.name} was renamed.`
    : '';
  const values = { after: typeOf(property) ?? property.name };
  return property.required
    ? change(
        'breaking',
        'required-property-added',
        path,
        `${path} was added as a required property: data without it is no longer valid.${hint}`,
        values,
      )
    : change(
        'info',
        'property-added',
        path,
        `${path} was added.${hint}`,
        values,
      );
}
