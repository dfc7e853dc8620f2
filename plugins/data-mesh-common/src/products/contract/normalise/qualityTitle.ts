import type { QualityRule } from '../../../api/types';

const OPERATORS: Record<string, (values: string[]) => string> = {
  mustBe: values => `exactly ${values.join(', ')}`,
  mustNotBe: values => `not ${values.join(', ')}`,
  mustBeGreaterThan: ([value]) => `more than ${value}`,
  mustBeGreaterOrEqualTo: ([value]) => `at least ${value}`,
  mustBeLessThan: ([value]) => `less than ${value}`,
  mustBeLessOrEqualTo: ([value]) => `at most ${value}`,
  mustBeBetween: ([low, high]) => `between ${low} and ${high ?? '?'}`,
  mustNotBeBetween: ([low, high]) => `not between ${low} and ${high ?? '?'}`,
};

/** The comparisons of the standard; a rule has exactly one. */
export const QUALITY_OPERATORS = Object.keys(OPERATORS);

const MAX_LENGTH = 160;

/**
 * One line in words, such as "null values: at most 1 percent", or for a rule
 * without a metric, such as "no orphans: exactly 0".
 */
export function qualityTitle(rule: Omit<QualityRule, 'title'>): string {
  const promise = promiseOf(rule);
  const subject = subjectOf(rule);
  return shortened(promise === undefined ? subject : `${subject}: ${promise}`);
}

function subjectOf(rule: Omit<QualityRule, 'title'>): string {
  if (rule.metric !== undefined) {
    const columns = rule.arguments?.properties;
    const of =
      Array.isArray(columns) && columns.length > 0
        ? ` of ${columns.map(String).join(', ')}`
        : '';
    return `${inWords(rule.metric)}${of}`;
  }
  const said = rule.name ?? rule.description;
  if (said !== undefined) return firstLine(said);
  switch (rule.type) {
    case 'sql':
      return 'result of an SQL query';
    case 'custom':
      return rule.engine === undefined
        ? 'custom check'
        : `check by ${rule.engine}`;
    default:
      return 'rule without a description';
  }
}

function promiseOf(rule: Omit<QualityRule, 'title'>): string | undefined {
  const { operator, threshold, unit } = rule;
  const say = operator === undefined ? undefined : OPERATORS[operator];
  if (say === undefined || threshold === undefined || threshold.length === 0) {
    return undefined;
  }
  if (
    operator === 'mustBe' &&
    threshold.length === 1 &&
    threshold[0] === 0 &&
    rule.metric?.endsWith('Values')
  ) {
    return 'none';
  }
  const values = say(threshold.map(value => String(value) || '""'));
  return unit === undefined ? values : `${values} ${unit}`;
}

/** `rowCount` as "row count". */
function inWords(name: string): string {
  return name
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .trim()
    .toLocaleLowerCase('en-US');
}

function firstLine(text: string): string {
  const [line] = text.trim().split(/\r?\n/, 1);
  return line.trim().replace(/[.:]$/, '');
}

function shortened(title: string): string {
  const line = title.replaceAll(/\s+/g, ' ');
  return line.length > MAX_LENGTH
    ? `${line.slice(0, MAX_LENGTH - 1).trimEnd()}…`
    : line;
}
