import type { ContractChange } from '../../api/types';

export type Severity = ContractChange['severity'];

const RANK: Record<Severity, number> = { breaking: 0, warning: 1, info: 2 };

/** Long texts are cut: a change is a line in a list, not the document. */
const LONGEST_VALUE = 300;

export function shorten(value: string): string {
  return value.length > LONGEST_VALUE
    ? `${value.slice(0, LONGEST_VALUE - 1)}…`
    : value;
}

/** Makes a change; values that are not there are left out of it. */
export function change(
  severity: Severity,
  code: string,
  path: string,
  message: string,
  values: { before?: string; after?: string } = {},
): ContractChange {
  return {
    code,
    severity,
    path,
    message,
    ...(values.before !== undefined && { before: shorten(values.before) }),
    ...(values.after !== undefined && { after: shorten(values.after) }),
  };
}

/** Breaking ones first; of equal severity the order is kept. */
export function bySeverity(changes: ContractChange[]): ContractChange[] {
  return [...changes].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** An empty text says as little as none. */
export function textOf(
  value: string | number | boolean | undefined,
): string | undefined {
  return value === undefined || value === '' ? undefined : String(value);
}

/** How one scalar field is reported, by what happened to it. */
export type FieldRule = {
  code: string;
  /** What the field is called in a sentence, such as "description". */
  label: string;
  added?: Severity;
  removed?: Severity;
  changed?: Severity;
  /** Said behind the fact, where the consequence is not plain. */
  because?: string;
};

/** Compares one scalar field; what a rule leaves open is `info`. */
export function diffField(
  rule: FieldRule,
  path: string,
  before: string | number | boolean | undefined,
  after: string | number | boolean | undefined,
): ContractChange[] {
  const old = textOf(before);
  const now = textOf(after);
  if (old === now) return [];
  const because = rule.because ? ` ${rule.because}` : '';
  const values = { before: old, after: now };
  const quote = (value: string) => `"${shorten(value)}"`;
  if (old === undefined) {
    return [
      change(
        rule.added ?? 'info',
        `${rule.code}-added`,
        path,
        `The ${rule.label} was added: ${quote(now ?? '')}.${because}`,
        values,
      ),
    ];
  }
  if (now === undefined) {
    return [
      change(
        rule.removed ?? 'info',
        `${rule.code}-removed`,
        path,
        `The ${rule.label} was removed; it was ${quote(old)}.${because}`,
        values,
      ),
    ];
  }
  return [
    change(
      rule.changed ?? 'info',
      `${rule.code}-changed`,
      path,
      `The ${rule.label} changed from ${quote(old)} to ${quote(now)}.${because}`,
      values,
    ),
  ];
}

/** Compares two lists of words, in any order, as one change. */
export function diffWords(
  rule: { code: string; label: string },
  path: string,
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): ContractChange[] {
  const old = [...new Set(before)];
  const now = [...new Set(after)];
  const added = now.filter(word => !old.includes(word));
  const removed = old.filter(word => !now.includes(word));
  if (added.length + removed.length === 0) return [];
  const parts = [
    ...(added.length ? [`added ${shorten(added.join(', '))}`] : []),
    ...(removed.length ? [`removed ${shorten(removed.join(', '))}`] : []),
  ];
  return [
    change(
      'info',
      `${rule.code}-changed`,
      path,
      `The ${rule.label} changed: ${parts.join('; ')}.`,
      {
        before: textOf(old.join(', ')),
        after: textOf(now.join(', ')),
      },
    ),
  ];
}
