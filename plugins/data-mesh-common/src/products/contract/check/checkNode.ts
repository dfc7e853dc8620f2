import type { DocumentNode, MapNode, ScalarNode } from '../document/nodes';
import type {
  Field,
  Fields,
  ListShape,
  RecordShape,
  Shape,
} from '../standard/shapes';
import { isWithin, type OdcsVersion } from '../standard/versions';
import { whatItIs } from './describe';
import { fieldsOf, otherVersionWith } from './fieldsOf';
import { identity, isOfKind, resolved } from './kinds';
import { missingField } from './missingField';
import type { Report } from './report';
import { unknownField } from './unknownField';
import {
  wrongNumber,
  wrongText,
  wrongType,
  wrongTypeInVersion,
} from './wrongValue';

/** Compares a value, and everything in it, with a description. */
export function checkNode(
  shapeOrLazy: Shape | (() => Shape),
  node: DocumentNode,
  version: OdcsVersion,
  report: Report,
): void {
  if (report.isFull) return;
  const shape = resolved(shapeOrLazy);
  if (!isOfKind(shape, node)) {
    report.error(node.at, wrongType(shape, node, report));
    return;
  }
  switch (shape.type) {
    case 'either':
      checkNode(
        shape.of.find(one => isOfKind(one, node))!,
        node,
        version,
        report,
      );
      break;
    case 'list':
      if (node.kind === 'list')
        checkList(shape, node.items, node.at, version, report);
      break;
    case 'record':
      if (node.kind === 'map') checkRecord(shape, node, version, report);
      break;
    default:
      if (node.kind === 'scalar') checkScalar(shape, node, version, report);
  }
}

function checkScalar(
  shape: Shape,
  node: ScalarNode,
  version: OdcsVersion,
  report: Report,
) {
  const { value } = node;
  let advice;
  if (shape.type === 'text' && typeof value === 'string') {
    advice = wrongText(shape, node, value, report, version);
  } else if (shape.type === 'number' && typeof value === 'number') {
    advice = wrongNumber(shape, node, value, report);
  } else if (
    typeof value === 'number' &&
    !Number.isFinite(value) &&
    !(shape.type === 'anything' && shape.unbounded)
  ) {
    // No JSON could hold it.
    advice = {
      code: 'wrong-type',
      message: `${report.label()} must be a finite value, but is ${whatItIs(node)}.`,
      remedy: 'Write a number, or put the value in quotes.',
    };
  }
  if (advice) report.error(node.at, advice);
}

function checkList(
  shape: ListShape,
  items: DocumentNode[],
  at: number,
  version: OdcsVersion,
  report: Report,
) {
  const { atLeast, atMost } = shape;
  if (
    (atLeast !== undefined && items.length < atLeast) ||
    (atMost !== undefined && items.length > atMost)
  ) {
    const count =
      atLeast === atMost ? `exactly ${atLeast}` : `at least ${atLeast}`;
    report.error(at, {
      code: 'wrong-length',
      message: `${report.label()} must have ${count} entries, but has ${items.length}.`,
      remedy:
        items.length === 0
          ? 'Add entries, or remove the field.'
          : `List ${count}.`,
    });
  }
  if (shape.distinct) checkDistinct(items, report);
  items.forEach((item, index) => {
    report.within(index, () => checkNode(shape.of, item, version, report));
  });
}

function checkDistinct(items: DocumentNode[], report: Report) {
  const seen = new Map<string, number>();
  items.forEach((item, index) => {
    const key = identity(item);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, index);
      return;
    }
    report.within(index, () => {
      report.error(item.at, {
        code: 'duplicate-value',
        message: `${report.label()} repeats entry ${first + 1} of the list.`,
        remedy: 'Remove one of the two.',
      });
    });
  });
}

function checkRecord(
  shape: RecordShape,
  node: MapNode,
  version: OdcsVersion,
  report: Report,
) {
  const variant = shape.variant ? shape.variant(node, version) : [];
  const parts = [shape.fields, ...(variant ?? [])];
  report.inObject(shape.title, nameOf(node, shape.nameField), () => {
    for (const [key, { value, keyAt }] of node.entries) {
      const field = fieldOf(parts, key, version);
      report.within(key, () => {
        if (field) {
          checkField(parts, key, field, value, keyAt, version, report);
        } else if (variant && !report.isFull) {
          const unknown = unknownField(
            shape,
            parts,
            node,
            key,
            report,
            version,
          );
          if (unknown?.isError) report.error(keyAt, unknown.advice);
          else if (unknown) report.warning(keyAt, unknown.advice);
        }
      });
    }
    for (const part of parts) checkRequired(part, node, version, report);
    for (const rule of shape.rules ?? []) {
      for (const { field, ...advice } of rule(node, version)) {
        if (field === undefined) {
          report.error(node.at, advice);
        } else {
          report.within(field, () => {
            report.error(node.entries.get(field)?.keyAt ?? node.at, advice);
          });
        }
      }
    }
  });
}

function checkField(
  parts: readonly Fields[],
  key: string,
  field: Field,
  value: DocumentNode,
  keyAt: number,
  version: OdcsVersion,
  report: Report,
) {
  const { deprecated } = field;
  if (deprecated && isWithin(version, deprecated)) {
    report.warning(keyAt, {
      code: 'deprecated-field',
      message: `${report.label()} is deprecated since ${deprecated.since}.`,
      remedy: deprecated.remedy,
    });
  }
  const advice = field.advice?.(value, version);
  if (advice) report.warning(value.at, advice);

  const shape = resolved(field.shape);
  const allowedIn = isOfKind(shape, value)
    ? undefined
    : versionThatAllows(parts, key, value);
  if (allowedIn === undefined) {
    checkNode(shape, value, version, report);
  } else {
    report.error(
      value.at,
      wrongTypeInVersion(shape, value, report, version, allowedIn),
    );
  }
}

function checkRequired(
  part: Fields,
  node: MapNode,
  version: OdcsVersion,
  report: Report,
) {
  for (const [name, field] of fieldsOf(part, version)) {
    if (!field.isRequired || node.entries.has(name)) continue;
    const missing = missingField(name, field, node, version);
    report.within(missing.name, () => {
      report.error(node.at, missing.advice(report));
    });
  }
}

function fieldOf(parts: readonly Fields[], key: string, version: OdcsVersion) {
  for (const part of parts) {
    const field = fieldsOf(part, version).get(key);
    if (field) return field;
  }
  return undefined;
}

function versionThatAllows(
  parts: readonly Fields[],
  key: string,
  value: DocumentNode,
): OdcsVersion | undefined {
  return parts
    .map(part =>
      otherVersionWith(part, key, field =>
        isOfKind(resolved(field.shape), value),
      ),
    )
    .find(version => version !== undefined);
}

/** What people know the object by. */
function nameOf(node: MapNode, nameField: string | undefined) {
  const name =
    nameField === undefined ? undefined : node.entries.get(nameField)?.value;
  return name?.kind === 'scalar' &&
    typeof name.value === 'string' &&
    name.value !== ''
    ? name.value
    : undefined;
}
