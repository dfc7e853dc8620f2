import type { ContractChange, QualityRule } from '../../api/types';
import { change, diffField, diffWords } from './change';
import { pairUp } from './pairUp';
import { acceptedValues, isWithin } from './qualityBounds';
import { stableText } from './stableText';

/**
 * Compares the quality rules of a schema or property. Rules belong together
 * by id, then by name, then by being equal, then by measuring the same thing.
 */
export function diffQuality(
  paths: { before: string; after: string },
  before: readonly QualityRule[],
  after: readonly QualityRule[],
): ContractChange[] {
  const pairs = pairUp(before, after, [
    rule => rule.id,
    rule => rule.name,
    rule => stableText(rule),
    rule => `${rule.type} ${subjectOf(rule)}`,
    rule => (rule.type === 'library' ? rule.metric : undefined),
  ]);
  return pairs.flatMap(({ before: old, after: now }) => {
    if (!old && now) {
      return [
        change(
          'breaking',
          'quality-added',
          paths.after,
          `A quality rule was added: ${nameOf(now)}. Data that was accepted may no longer be.`,
          { after: nameOf(now) },
        ),
      ];
    }
    if (old && !now) {
      return [
        change(
          'info',
          'quality-removed',
          paths.before,
          `A quality rule was removed: ${nameOf(old)}.`,
          { before: nameOf(old) },
        ),
      ];
    }
    return old && now ? diffRule(paths.after, old, now) : [];
  });
}

function nameOf(rule: QualityRule): string {
  return rule.name && rule.name !== rule.title
    ? `${rule.name} (${rule.title})`
    : rule.title;
}

/** What a rule measures, in one text. */
function subjectOf(rule: QualityRule): string {
  return stableText([
    rule.metric,
    rule.arguments,
    rule.query,
    rule.engine,
    rule.implementation,
    rule.type === 'text' ? rule.description : undefined,
  ]);
}

function limitOf(rule: QualityRule): string | undefined {
  return rule.operator === undefined
    ? undefined
    : [rule.operator, (rule.threshold ?? []).join(' and '), rule.unit]
        .filter(Boolean)
        .join(' ');
}

function diffRule(
  path: string,
  before: QualityRule,
  after: QualityRule,
): ContractChange[] {
  const label = (field: string) => `${field} of the rule ${nameOf(before)}`;
  const info = (code: string, field: string, key: keyof QualityRule) =>
    diffField(
      { code: `quality-${code}`, label: label(field) },
      path,
      before[key] as string | undefined,
      after[key] as string | undefined,
    );
  return [
    ...diffSubject(path, before, after),
    ...diffLimit(path, before, after),
    ...info('severity', 'severity', 'severity'),
    ...info('dimension', 'dimension', 'dimension'),
    ...info('schedule', 'schedule', 'schedule'),
    ...info('scheduler', 'scheduler', 'scheduler'),
    ...info('business-impact', 'business impact', 'businessImpact'),
    ...info('name', 'name', 'name'),
    ...(before.type === 'text'
      ? []
      : info('description', 'description', 'description')),
    ...diffWords(
      { code: 'quality-tags', label: label('tags') },
      path,
      before.tags,
      after.tags,
    ),
  ];
}

function diffSubject(
  path: string,
  before: QualityRule,
  after: QualityRule,
): ContractChange[] {
  const fields = (
    [
      'type',
      'metric',
      'arguments',
      'query',
      'engine',
      'implementation',
    ] as const
  ).filter(key => stableText(before[key]) !== stableText(after[key]));
  const text =
    before.type === 'text' &&
    after.type === 'text' &&
    before.description !== after.description;
  if (fields.length === 0 && !text) return [];
  const what = text ? 'description' : fields.join(', ');
  const values = (rule: QualityRule) =>
    text
      ? rule.description
      : fields
          .map(key => rule[key])
          .filter(value => value !== undefined)
          .map(value => (typeof value === 'string' ? value : stableText(value)))
          .join('; ') || undefined;
  return [
    change(
      'warning',
      'quality-changed',
      path,
      `The quality rule ${nameOf(before)} now checks something else (${what}).`,
      { before: values(before), after: values(after) },
    ),
  ];
}

function diffLimit(
  path: string,
  before: QualityRule,
  after: QualityRule,
): ContractChange[] {
  const old = limitOf(before);
  const now = limitOf(after);
  if (old === now) return [];
  const values = { before: old, after: now };
  const fact = `The limit of the quality rule ${nameOf(before)} changed from "${
    old ?? 'none'
  }" to "${now ?? 'none'}"`;
  const from = acceptedValues(before);
  const to = acceptedValues(after);
  const sameUnit =
    before.unit === after.unit || !before.operator || !after.operator;
  if (!from || !to || !sameUnit) {
    return [
      change(
        'warning',
        'quality-threshold-changed',
        path,
        `${fact}; whether that is stricter cannot be told.`,
        values,
      ),
    ];
  }
  return isWithin(from, to)
    ? [
        change(
          'info',
          'quality-threshold-loosened',
          path,
          `${fact}: more data passes.`,
          values,
        ),
      ]
    : [
        change(
          'breaking',
          'quality-threshold-tightened',
          path,
          `${fact}. Data that passed may now fail.`,
          values,
        ),
      ];
}
