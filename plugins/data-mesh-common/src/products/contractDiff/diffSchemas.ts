import type { ContractChange, ContractSchema } from '../../api/types';
import { change, diffField, diffWords } from './change';
import { diffProperties } from './diffProperties';
import { diffDeprecated, diffLinks } from './diffProperty';
import { diffQuality } from './diffQuality';
import { likelyRenames } from './likelyRename';
import { pairUp } from './pairUp';

/** Compares the schemas of a contract: by name, then by physical name. */
export function diffSchemas(
  before: readonly ContractSchema[],
  after: readonly ContractSchema[],
  classifications: readonly string[],
): ContractChange[] {
  const pairs = pairUp(before, after, [
    schema => schema.name,
    schema => schema.physicalName,
  ]);
  const renames = likelyRenames(
    pairs.flatMap(pair => (pair.before && !pair.after ? [pair.before] : [])),
    pairs.flatMap(pair => (pair.after && !pair.before ? [pair.after] : [])),
  );
  const origins = new Map([...renames].map(([from, to]) => [to, from]));

  return pairs.flatMap(({ before: old, after: now }) => {
    if (old && now) return diffSchema(old, now, classifications);
    if (old) {
      const renamedTo = renames.get(old);
      const hint = renamedTo
        ? ` It looks like it was renamed to ${renamedTo.name}.`
        : '';
      return [
        change(
          'breaking',
          'schema-removed',
          old.name,
          `The schema ${old.name} was removed; consumers that read it fail.${hint}`,
          { before: old.physicalName ?? old.name },
        ),
      ];
    }
    if (!now) return [];
    const renamedFrom = origins.get(now);
    const hint = renamedFrom
      ? ` It looks like ${renamedFrom.name} was renamed.`
      : '';
    return [
      change(
        'info',
        'schema-added',
        now.name,
        `The schema ${now.name} was added.${hint}`,
        { after: now.physicalName ?? now.name },
      ),
    ];
  });
}

function diffSchema(
  before: ContractSchema,
  after: ContractSchema,
  classifications: readonly string[],
): ContractChange[] {
  const path = after.name;
  const names = { before: before.name, after: after.name };
  return [
    ...diffField(
      {
        code: 'schema-name',
        label: 'name of the schema',
        changed: 'warning',
        because: 'Its physical name stayed, so queries go on.',
      },
      path,
      before.name,
      after.name,
    ),
    ...diffPhysicalName(before, after),
    ...diffField(
      { code: 'schema-type', label: 'physical type' },
      path,
      before.physicalType,
      after.physicalType,
    ),
    ...diffField(
      { code: 'schema-logical-type', label: 'logical type' },
      path,
      before.logicalType,
      after.logicalType,
    ),
    ...diffField(
      {
        code: 'granularity',
        label: 'granularity',
        changed: 'warning',
        because: 'Counts and sums over it may differ.',
      },
      path,
      before.granularity,
      after.granularity,
    ),
    ...diffDeprecated(path, before.deprecated, after.deprecated),
    ...diffField(
      { code: 'business-name', label: 'business name' },
      path,
      before.businessName,
      after.businessName,
    ),
    ...diffField(
      { code: 'description', label: 'description' },
      path,
      before.description,
      after.description,
    ),
    ...diffWords(
      { code: 'tags', label: 'tags' },
      path,
      before.tags,
      after.tags,
    ),
    ...diffLinks(path, before.links, after.links),
    ...diffQuality(names, before.quality, after.quality),
    ...diffProperties(
      { schema: names, classifications },
      before.properties,
      after.properties,
    ),
  ];
}

function diffPhysicalName(
  before: ContractSchema,
  after: ContractSchema,
): ContractChange[] {
  const old = before.physicalName ?? before.name;
  const now = after.physicalName ?? after.name;
  if (old === now) return [];
  return [
    change(
      'breaking',
      'physical-name-changed',
      after.name,
      `The physical name changed from "${old}" to "${now}"; queries that use the old one fail.`,
      { before: old, after: now },
    ),
  ];
}
