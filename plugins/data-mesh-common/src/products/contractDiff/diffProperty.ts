import type {
  ContractChange,
  ContractLink,
  ContractProperty,
} from '../../api/types';
import { change, diffField, diffWords } from './change';
import { diffClassification } from './diffClassification';
import { diffConstraints } from './diffConstraints';
import { diffQuality } from './diffQuality';

/** Compares a property with its former self, without what is nested in it. */
export function diffProperty(
  paths: { before: string; after: string },
  before: ContractProperty,
  after: ContractProperty,
  classifications: readonly string[],
): ContractChange[] {
  const path = paths.after;
  return [
    ...diffTypes(path, before, after),
    ...diffNames(path, before, after),
    ...diffRequired(path, before.required, after.required),
    ...diffUnique(path, before.unique, after.unique),
    ...diffPosition(
      'primary-key',
      'primary key',
      'warning',
      path,
      before.primaryKey,
      after.primaryKey,
    ),
    ...diffPosition(
      'partition',
      'partition key',
      'info',
      path,
      before.partitioned,
      after.partitioned,
    ),
    ...diffReferences(path, before.references, after.references),
    ...diffClassification(
      path,
      before.classification,
      after.classification,
      classifications,
    ),
    ...diffConstraints(path, before.constraints, after.constraints),
    ...diffValues(path, before.values, after.values),
    ...diffQuality(paths, before.quality, after.quality),
    ...diffDocumentation(path, before, after),
  ];
}

function diffTypes(
  path: string,
  before: ContractProperty,
  after: ContractProperty,
): ContractChange[] {
  const rule = {
    added: 'info',
    removed: 'warning',
    changed: 'breaking',
  } as const;
  return [
    ...diffField(
      { code: 'logical-type', label: 'logical type', ...rule },
      path,
      before.logicalType,
      after.logicalType,
    ),
    ...diffField(
      { code: 'physical-type', label: 'physical type', ...rule },
      path,
      before.physicalType,
      after.physicalType,
    ),
  ];
}

/** The physical name is what a query says; without one it is the name. */
function diffNames(
  path: string,
  before: ContractProperty,
  after: ContractProperty,
): ContractChange[] {
  const old = before.physicalName ?? before.name;
  const now = after.physicalName ?? after.name;
  if (old === now) return [];
  return [
    change(
      'breaking',
      'physical-name-changed',
      path,
      `The physical name changed from "${old}" to "${now}"; queries that use the old one fail.`,
      { before: old, after: now },
    ),
  ];
}

function diffRequired(
  path: string,
  before: boolean,
  after: boolean,
): ContractChange[] {
  if (before === after) return [];
  return after
    ? [
        change(
          'breaking',
          'required-added',
          path,
          `${path} is now required: data without a value is no longer valid.`,
          { before: 'optional', after: 'required' },
        ),
      ]
    : [
        change(
          'info',
          'required-removed',
          path,
          `${path} is no longer required: consumers may now meet empty values.`,
          { before: 'required', after: 'optional' },
        ),
      ];
}

function diffUnique(
  path: string,
  before: boolean,
  after: boolean,
): ContractChange[] {
  if (before === after) return [];
  return after
    ? [
        change(
          'breaking',
          'unique-added',
          path,
          `${path} must now be unique: data with repeated values is no longer valid.`,
          { before: 'not unique', after: 'unique' },
        ),
      ]
    : [
        change(
          'info',
          'unique-removed',
          path,
          `${path} is no longer unique: consumers may now meet repeated values.`,
          { before: 'unique', after: 'not unique' },
        ),
      ];
}

function diffPosition(
  code: string,
  label: string,
  severity: 'warning' | 'info',
  path: string,
  before: number | undefined,
  after: number | undefined,
): ContractChange[] {
  if (before === after) return [];
  const inWords = (position: number | undefined) =>
    position === undefined ? 'not part of it' : `position ${position}`;
  return [
    change(
      severity,
      `${code}-changed`,
      path,
      `The place of ${path} in the ${label} changed from ${inWords(
        before,
      )} to ${inWords(after)}.`,
      { before: inWords(before), after: inWords(after) },
    ),
  ];
}

function diffReferences(
  path: string,
  before: readonly string[] = [],
  after: readonly string[] = [],
): ContractChange[] {
  return [
    ...[...new Set(before)]
      .filter(target => !after.includes(target))
      .map(target =>
        change(
          'warning',
          'reference-removed',
          path,
          `${path} no longer refers to ${target}.`,
          { before: target },
        ),
      ),
    ...[...new Set(after)]
      .filter(target => !before.includes(target))
      .map(target =>
        change(
          'info',
          'reference-added',
          path,
          `${path} now refers to ${target}.`,
          { after: target },
        ),
      ),
  ];
}

type AllowedValues = ContractProperty['values'];

function diffValues(
  path: string,
  before: AllowedValues,
  after: AllowedValues,
): ContractChange[] {
  const listOf = (values: NonNullable<AllowedValues>) =>
    values.map(({ value }) => value).join(', ');
  if (!before?.length && !after?.length) return [];
  if (!before?.length) {
    return [
      change(
        'breaking',
        'values-restricted',
        path,
        `${path} is now restricted to a list of values. Values outside it are no longer valid.`,
        { after: listOf(after ?? []) },
      ),
    ];
  }
  if (!after?.length) {
    return [
      change(
        'info',
        'values-unrestricted',
        path,
        `${path} is no longer restricted to a list of values: consumers may meet others.`,
        { before: listOf(before) },
      ),
    ];
  }
  const labels = (values: NonNullable<AllowedValues>) =>
    new Map(values.map(({ value, label }) => [value, label]));
  const old = labels(before);
  const now = labels(after);
  return [
    ...[...old.keys()]
      .filter(value => !now.has(value))
      .map(value =>
        change(
          'breaking',
          'value-removed',
          path,
          `The allowed value "${value}" was removed from ${path}.`,
          { before: value },
        ),
      ),
    ...[...now.keys()]
      .filter(value => !old.has(value))
      .map(value =>
        change(
          'info',
          'value-added',
          path,
          `The allowed value "${value}" was added to ${path}: consumers may now meet it.`,
          { after: value },
        ),
      ),
    ...[...now].flatMap(([value, label]) =>
      old.has(value)
        ? diffField(
            { code: 'value-label', label: `label of the value "${value}"` },
            path,
            old.get(value),
            label,
          )
        : [],
    ),
  ];
}

function diffDocumentation(
  path: string,
  before: ContractProperty,
  after: ContractProperty,
): ContractChange[] {
  return [
    ...diffField(
      {
        code: 'encrypted-name',
        label: 'name of the encrypted column',
        changed: 'warning',
        removed: 'warning',
      },
      path,
      before.encryptedName,
      after.encryptedName,
    ),
    ...diffDeprecated(path, before.deprecated, after.deprecated),
    ...diffField(
      { code: 'critical', label: 'mark as a critical data element' },
      path,
      before.critical || undefined,
      after.critical || undefined,
    ),
    ...diffField(
      { code: 'semantic-type', label: 'semantic type' },
      path,
      before.semanticType,
      after.semanticType,
    ),
    ...diffField(
      {
        code: 'transform',
        label: 'transformation',
        changed: 'warning',
        because: 'The meaning of the values may differ.',
      },
      path,
      before.transform,
      after.transform,
    ),
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
      { code: 'examples', label: 'examples' },
      path,
      before.examples,
      after.examples,
    ),
    ...diffWords(
      { code: 'tags', label: 'tags' },
      path,
      before.tags,
      after.tags,
    ),
    ...diffLinks(path, before.links, after.links),
  ];
}

/** A thing that is announced to go is worth a consumer's attention. */
export function diffDeprecated(
  path: string,
  before: boolean | undefined,
  after: boolean | undefined,
): ContractChange[] {
  if (Boolean(before) === Boolean(after)) return [];
  return after
    ? [
        change(
          'warning',
          'deprecated',
          path,
          `${path} is now deprecated: plan to stop using it.`,
        ),
      ]
    : [
        change(
          'info',
          'deprecated-removed',
          path,
          `${path} is no longer deprecated.`,
        ),
      ];
}

export function diffLinks(
  path: string,
  before: readonly ContractLink[] | undefined,
  after: readonly ContractLink[] | undefined,
): ContractChange[] {
  const urls = (links: readonly ContractLink[] = []) =>
    links.map(({ url, type }) => (type ? `${type}: ${url}` : url));
  return diffWords(
    { code: 'links', label: 'links to definitions' },
    path,
    urls(before),
    urls(after),
  );
}
