import type { ContractChange, ContractProperty } from '../../api/types';
import { change, diffField, textOf } from './change';
import { compareValues } from './compareValues';

type Constraints = NonNullable<ContractProperty['constraints']>;

const LOWER_BOUNDS = new Set([
  'minimum',
  'exclusiveMinimum',
  'minLength',
  'minItems',
  'minProperties',
]);
const UPPER_BOUNDS = new Set([
  'maximum',
  'exclusiveMaximum',
  'maxLength',
  'maxItems',
  'maxProperties',
]);
/** Constraints whose every change alters the type that a consumer reads. */
const TYPE_LIKE = new Set(['dimensions', 'elementType']);

/**
 * Compares the logicalTypeOptions of a property. A tightened bound breaks (a
 * value that was allowed no longer is), a loosened one does not; a pattern can
 * only be said to differ.
 */
export function diffConstraints(
  path: string,
  before: Constraints = {},
  after: Constraints = {},
): ContractChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap(name => {
    const old = textOf(before[name]);
    const now = textOf(after[name]);
    if (old === now) return [];
    if (LOWER_BOUNDS.has(name) || UPPER_BOUNDS.has(name)) {
      return [diffBound(path, name, old, now)];
    }
    if (name === 'uniqueItems') {
      return diffFlag(path, name, old, now);
    }
    const like = TYPE_LIKE.has(name);
    return diffField(
      {
        code: name === 'pattern' ? 'pattern' : 'constraint',
        label: `constraint ${name}`,
        added: like ? 'info' : 'warning',
        removed: like ? 'warning' : 'info',
        changed: like ? 'breaking' : 'warning',
      },
      path,
      old,
      now,
    );
  });
}

function diffBound(
  path: string,
  name: string,
  before: string | undefined,
  after: string | undefined,
): ContractChange {
  const values = { before, after };
  const label = `The constraint ${name}`;
  if (before === undefined) {
    return change(
      'breaking',
      'constraint-tightened',
      path,
      `${label} was added: ${after}. Values that were allowed no longer are.`,
      values,
    );
  }
  if (after === undefined) {
    return change(
      'info',
      'constraint-loosened',
      path,
      `${label} was removed; it was ${before}.`,
      values,
    );
  }
  const fact = `${label} changed from ${before} to ${after}`;
  const order = compareValues(before, after);
  if (order === undefined || order === 0) {
    return change(
      'warning',
      'constraint-changed',
      path,
      `${fact}; whether that is stricter cannot be told.`,
      values,
    );
  }
  const tighter = LOWER_BOUNDS.has(name) ? order < 0 : order > 0;
  return tighter
    ? change(
        'breaking',
        'constraint-tightened',
        path,
        `${fact}. Values that were allowed no longer are.`,
        values,
      )
    : change(
        'info',
        'constraint-loosened',
        path,
        `${fact}: more values are allowed.`,
        values,
      );
}

function diffFlag(
  path: string,
  name: string,
  before: string | undefined,
  after: string | undefined,
): ContractChange[] {
  const old = before === 'true';
  const now = after === 'true';
  if (old === now) return [];
  const values = { before: String(old), after: String(now) };
  return now
    ? [
        change(
          'breaking',
          'constraint-tightened',
          path,
          `The constraint ${name} was switched on.`,
          values,
        ),
      ]
    : [
        change(
          'info',
          'constraint-loosened',
          path,
          `The constraint ${name} was switched off.`,
          values,
        ),
      ];
}
