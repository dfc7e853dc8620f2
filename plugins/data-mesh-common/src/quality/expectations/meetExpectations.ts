import { kindOfPromise, kindsOfType, type CheckKind } from './checkKind';
import type { ExpectedCheck } from './expectedCheck';

/**
 * What is known of a check that an engine reported, as far as it says which
 * promise it keeps.
 * @public
 */
export type ReportedCheck = {
  checkKey: string;
  /** Output port; left out for checks of the product as a whole. */
  port?: string;
  schema?: string;
  property?: string;
  /** What the engine calls this kind of check. */
  type?: string;
  ruleKey?: string;
};

/**
 * A reported check with the promise that it evaluates, if any; or a promise
 * that no check evaluates.
 * @public
 */
export type Standing<R> =
  | { reported: R; promise?: ExpectedCheck }
  | { reported?: undefined; promise: ExpectedCheck };

/**
 * Which reported check evaluates which promise of a product's contracts.
 *
 * A check that names a promise of its port evaluates that one. Of the others,
 * one with the same kind and place keeps a promise that is still open; each
 * keeps at most one, so two promises are never kept by one check. Where a
 * single promise was made about a kind and place, all checks of it belong to
 * it, as when two engines look at the same column.
 *
 * @returns each reported check once, in the given order, then each promise
 *   that nothing evaluates, in theirs
 * @public
 */
export function meetExpectations<R extends ReportedCheck>(
  expected: readonly ExpectedCheck[],
  reported: readonly R[],
): Array<Standing<R>> {
  const met = new Map<R, ExpectedCheck>();
  const kept = new Set<ExpectedCheck>();
  if (expected.length > 0) {
    meetByKey(expected, reported, met, kept);
    meetByKind(expected, reported, met, kept);
  }
  return [
    ...reported.map(each => {
      const promise = met.get(each);
      return promise ? { reported: each, promise } : { reported: each };
    }),
    ...expected
      .filter(promise => !kept.has(promise))
      .map(promise => ({ promise })),
  ];
}

function meetByKey<R extends ReportedCheck>(
  expected: readonly ExpectedCheck[],
  reported: readonly R[],
  met: Map<R, ExpectedCheck>,
  kept: Set<ExpectedCheck>,
): void {
  const byKey = new Map(
    expected.map(promise => [keyOf(promise.port, promise.ruleKey), promise]),
  );
  for (const check of reported) {
    if (check.port === undefined || check.ruleKey === undefined) continue;
    const promise = byKey.get(keyOf(check.port, check.ruleKey));
    if (promise) {
      met.set(check, promise);
      kept.add(promise);
    }
  }
}

function meetByKind<R extends ReportedCheck>(
  expected: readonly ExpectedCheck[],
  reported: readonly R[],
  met: Map<R, ExpectedCheck>,
  kept: Set<ExpectedCheck>,
): void {
  const byKind = new Map<string, ExpectedCheck[]>();
  for (const promise of expected) {
    const kind = kindOfPromise(promise);
    if (kind === undefined) continue;
    const key = keyOf(promise.port, kind);
    const list = byKind.get(key);
    if (list) list.push(promise);
    else byKind.set(key, [promise]);
  }
  if (byKind.size === 0) return;
  const candidatesOf = (check: R) =>
    kindsOfType(check.type).flatMap(kind =>
      suitable(byKind.get(keyOf(check.port ?? '', kind)) ?? [], kind, check),
    );
  const open = reported
    .filter(check => !met.has(check) && check.port !== undefined)
    .map(check => ({ check, candidates: candidatesOf(check) }))
    .filter(({ candidates }) => candidates.length > 0)
    // Who has the least choice goes first; the rest keeps the result the same
    // in whatever order checks came.
    .sort(
      (a, b) =>
        a.candidates.length - b.candidates.length ||
        (a.check.checkKey < b.check.checkKey ? -1 : 1),
    );
  for (const { check, candidates } of open) {
    const promise =
      candidates.find(each => !kept.has(each)) ??
      (candidates.length === 1 ? candidates[0] : undefined);
    if (promise) {
      met.set(check, promise);
      kept.add(promise);
    }
  }
}

/** The promises of a kind that a check of it can be about. */
function suitable(
  promises: readonly ExpectedCheck[],
  kind: CheckKind,
  check: ReportedCheck,
): ExpectedCheck[] {
  const isAboutTime = kind === 'freshness' || kind === 'retention';
  const found = promises.filter(promise =>
    // What is as old as the table says nothing of a column, and the reverse.
    isAboutTime
      ? !differ(promise.schema, check.schema) &&
        !differ(promise.property, check.property)
      : !differ(promise.schema, check.schema) &&
        isProperty(promise, check.property),
  );
  // Two schemas have such a column, and the engine did not say which it is.
  return check.schema === undefined &&
    new Set(found.map(promise => promise.schema)).size > 1
    ? []
    : found;
}

function isProperty(
  promise: ExpectedCheck,
  property: string | undefined,
): boolean {
  const own = promise.property ?? onlyArgument(promise);
  if (own === undefined || property === undefined) return own === property;
  return (
    !differ(own, property) ||
    (promise.column !== undefined && !differ(promise.column, property))
  );
}

/** Of a rule of a schema about a single column. */
function onlyArgument(promise: ExpectedCheck): string | undefined {
  if (promise.kind !== 'rule') return undefined;
  const columns = promise.rule.arguments?.properties;
  return Array.isArray(columns) && columns.length === 1
    ? String(columns[0])
    : undefined;
}

/** Both are known and not the same; platforms write names in any case. */
function differ(a: string | undefined, b: string | undefined): boolean {
  return (
    a !== undefined && b !== undefined && a.toLowerCase() !== b.toLowerCase()
  );
}

function keyOf(port: string, key: string): string {
  return `${port}\n${key}`;
}
