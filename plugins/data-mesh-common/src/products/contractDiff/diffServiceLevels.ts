import type { ContractChange, ServiceLevel } from '../../api/types';
import { change, diffField, textOf } from './change';
import { compareValues, toNumber } from './compareValues';
import { secondsOf } from './duration';
import { pairUp } from './pairUp';

/**
 * Which way a promise gets better, by the standard's names of service levels;
 * of other names no direction is known.
 */
const MORE_IS_BETTER = new Set([
  'availability',
  'throughput',
  'retention',
  'endofsupport',
  'endoflife',
]);
const LESS_IS_BETTER = new Set([
  'errorrate',
  'latency',
  'frequency',
  'generalavailability',
  'timetodetect',
  'timetonotify',
  'timetorepair',
]);

/**
 * Compares service levels. A weaker promise is a warning and not breaking:
 * nothing that ran yesterday stops, but those who relied on it must know.
 */
export function diffServiceLevels(
  before: readonly ServiceLevel[],
  after: readonly ServiceLevel[],
): ContractChange[] {
  const pairs = pairUp(before, after, [
    level => `${level.property}\n${level.element ?? ''}\n${level.driver ?? ''}`,
    level => `${level.property}\n${level.element ?? ''}`,
    level => level.property,
  ]);
  return pairs.flatMap(({ before: old, after: now }) => {
    if (old && now) return diffLevel(old, now);
    if (old) {
      return [
        change(
          'warning',
          'service-level-removed',
          pathOf(old),
          `The service level ${inWords(old)} is no longer promised.`,
          { before: promiseOf(old) },
        ),
      ];
    }
    return now
      ? [
          change(
            'info',
            'service-level-added',
            pathOf(now),
            `The service level ${inWords(now)} is now promised.`,
            { after: promiseOf(now) },
          ),
        ]
      : [];
  });
}

function pathOf(level: ServiceLevel): string {
  return `serviceLevels.${level.property}`;
}

function promiseOf(level: ServiceLevel): string {
  return [
    String(level.value),
    ...(level.valueExt === undefined ? [] : [`to ${level.valueExt}`]),
    ...(level.unit ? [level.unit] : []),
  ].join(' ');
}

function nameOf(level: ServiceLevel): string {
  return level.element
    ? `${level.property} of ${level.element}`
    : level.property;
}

function inWords(level: ServiceLevel): string {
  return `${nameOf(level)} (${promiseOf(level)})`;
}

function diffLevel(
  before: ServiceLevel,
  after: ServiceLevel,
): ContractChange[] {
  const path = pathOf(after);
  const field = (
    key: 'element' | 'driver' | 'description' | 'schedule' | 'scheduler',
  ) =>
    diffField(
      {
        code: `service-level-${key}`,
        label: `${key} of the service level ${before.property}`,
        changed: key === 'element' ? 'warning' : 'info',
      },
      path,
      before[key],
      after[key],
    );
  return [
    ...diffPromise(path, before, after),
    ...field('element'),
    ...field('driver'),
    ...field('description'),
    ...field('schedule'),
    ...field('scheduler'),
  ];
}

function diffPromise(
  path: string,
  before: ServiceLevel,
  after: ServiceLevel,
): ContractChange[] {
  const old = promiseOf(before);
  const now = promiseOf(after);
  if (old === now) return [];
  const values = { before: old, after: now };
  const fact = `The service level ${nameOf(after)} changed from ${old} to ${now}`;
  switch (directionOf(before, after)) {
    case 'weaker':
      return [
        change(
          'warning',
          'service-level-loosened',
          path,
          `${fact}: less is promised.`,
          values,
        ),
      ];
    case 'stronger':
      return [
        change(
          'info',
          'service-level-tightened',
          path,
          `${fact}: more is promised.`,
          values,
        ),
      ];
    case 'same':
      return [
        change('info', 'service-level-rewritten', path, `${fact}.`, values),
      ];
    default:
      return [
        change('warning', 'service-level-changed', path, `${fact}.`, values),
      ];
  }
}

function directionOf(
  before: ServiceLevel,
  after: ServiceLevel,
): 'weaker' | 'stronger' | 'same' | undefined {
  const name = after.property.toLowerCase();
  const more = MORE_IS_BETTER.has(name);
  if (!more && !LESS_IS_BETTER.has(name)) return undefined;
  // A range has two ends that may move apart.
  if (textOf(before.valueExt) !== textOf(after.valueExt)) return undefined;
  const order = compareLevels(before, after);
  if (order === undefined) return undefined;
  if (order === 0) return 'same';
  return order < 0 === more ? 'stronger' : 'weaker';
}

/** Below zero where the value has grown. */
function compareLevels(
  before: ServiceLevel,
  after: ServiceLevel,
): number | undefined {
  const old = String(before.value);
  const now = String(after.value);
  const from = (before.unit ?? '').trim();
  const to = (after.unit ?? '').trim();
  if (from.toLowerCase() === to.toLowerCase()) return compareValues(old, now);
  const oldSeconds = secondsOf(from);
  const newSeconds = secondsOf(to);
  const oldNumber = toNumber(old);
  const newNumber = toNumber(now);
  if (
    oldSeconds === undefined ||
    newSeconds === undefined ||
    oldNumber === undefined ||
    newNumber === undefined
  ) {
    return undefined;
  }
  return Math.sign(oldNumber * oldSeconds - newNumber * newSeconds);
}
