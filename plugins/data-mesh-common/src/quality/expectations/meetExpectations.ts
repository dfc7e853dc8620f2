import { isVerdict, type CheckOutcome } from '../results';
import { kindOfPromise, kindsOfType, type CheckKind } from './checkKind';
import type { ExpectedCheck } from './expectedCheck';
import { isOwnCheck } from './isOwnCheck';

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
  /** Of its latest result; one that is not known counts as a verdict. */
  outcome?: CheckOutcome;
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
 * Checks without a verdict come after those that have one: what one engine
 * could not evaluate takes no promise from another one that did. Last come
 * those of the portal, which answers every promise.
 *
 * @param canKeep - false for a check that does not count for a promise, such as
 *   one that is silent for too long
 * @returns each reported check once, in the given order, then each promise
 *   that nothing evaluates, in theirs
 * @public
 */
export function meetExpectations<R extends ReportedCheck>(
  expected: readonly ExpectedCheck[],
  reported: readonly R[],
  canKeep: CanKeep<R> = () => true,
): Array<Standing<R>> {
  const met = new Map<R, ExpectedCheck>();
  const kept = new Set<ExpectedCheck>();
  if (expected.length > 0) {
    const promises = promisesOf(expected);
    for (const checks of inTurns(reported)) {
      meetByKey(promises, checks, canKeep, met, kept);
      meetByKind(promises, checks, canKeep, met, kept);
    }
  }
  const standings = reported.map((each): Standing<R> => {
    const promise = met.get(each);
    return promise ? { reported: each, promise } : { reported: each };
  });
  for (const promise of expected) {
    if (!kept.has(promise)) standings.push({ promise });
  }
  return standings;
}

type CanKeep<R> = (check: R, promise: ExpectedCheck) => boolean;

function inTurns<R extends ReportedCheck>(reported: readonly R[]): R[][] {
  const turns: R[][] = [[], [], []];
  for (const check of reported) {
    const { outcome } = check;
    if (outcome === undefined || isVerdict(outcome)) turns[0].push(check);
    else turns[isOwnCheck(check) ? 2 : 1].push(check);
  }
  return turns.filter(turn => turn.length > 0);
}

/** Promises, as checks are looked up in them. */
type Promises = {
  /** By {@link keyOf} of port and key. */
  byKey: ReadonlyMap<string, ExpectedCheck>;
  /** By {@link keyOf} of port and kind. */
  byKind: ReadonlyMap<string, PromisesOfKind>;
};

/** In the order of their contract. */
type PromisesOfKind = {
  all: PlacedPromise[];
  /** By what a check calls the column; undefined for promises about none. */
  byColumn: Map<string | undefined, PlacedPromise[]>;
};

/** A promise with the names of its place in lower case. */
type PlacedPromise = {
  promise: ExpectedCheck;
  schema: string | undefined;
  property: string | undefined;
  /** Of a rule of a schema about a single column, that column. */
  subject: string | undefined;
  column: string | undefined;
};

/** Those of a contract are the same for all runs about its port. */
const indexes = new WeakMap<readonly ExpectedCheck[], Promises>();

function promisesOf(expected: readonly ExpectedCheck[]): Promises {
  let promises = indexes.get(expected);
  if (promises === undefined) {
    promises = indexOf(expected);
    indexes.set(expected, promises);
  }
  return promises;
}

function indexOf(expected: readonly ExpectedCheck[]): Promises {
  const byKey = new Map<string, ExpectedCheck>();
  const byKind = new Map<string, PromisesOfKind>();
  for (const promise of expected) {
    byKey.set(keyOf(promise.port, promise.ruleKey), promise);
    const kind = kindOfPromise(promise);
    if (kind === undefined) continue;
    const placed: PlacedPromise = {
      promise,
      schema: promise.schema?.toLowerCase(),
      property: promise.property?.toLowerCase(),
      subject: (promise.property ?? onlyArgument(promise))?.toLowerCase(),
      column: promise.column?.toLowerCase(),
    };
    const key = keyOf(promise.port, kind);
    let ofKind = byKind.get(key);
    if (ofKind === undefined) {
      ofKind = { all: [], byColumn: new Map() };
      byKind.set(key, ofKind);
    }
    ofKind.all.push(placed);
    for (const name of namesOf(placed)) {
      const list = ofKind.byColumn.get(name);
      if (list) list.push(placed);
      else ofKind.byColumn.set(name, [placed]);
    }
  }
  return { byKey, byKind };
}

function meetByKey<R extends ReportedCheck>(
  { byKey }: Promises,
  reported: readonly R[],
  canKeep: CanKeep<R>,
  met: Map<R, ExpectedCheck>,
  kept: Set<ExpectedCheck>,
): void {
  for (const check of reported) {
    if (check.port === undefined || check.ruleKey === undefined) continue;
    const promise = byKey.get(keyOf(check.port, check.ruleKey));
    if (promise && canKeep(check, promise)) {
      met.set(check, promise);
      kept.add(promise);
    }
  }
}

function meetByKind<R extends ReportedCheck>(
  { byKind }: Promises,
  reported: readonly R[],
  canKeep: CanKeep<R>,
  met: Map<R, ExpectedCheck>,
  kept: Set<ExpectedCheck>,
): void {
  if (byKind.size === 0) return;
  const open: Array<{ check: R; candidates: ExpectedCheck[] }> = [];
  for (const check of reported) {
    if (check.port === undefined || met.has(check)) continue;
    const candidates: ExpectedCheck[] = [];
    for (const kind of kindsOfType(check.type)) {
      const promises = byKind.get(keyOf(check.port, kind));
      if (promises === undefined) continue;
      for (const promise of suitable(promises, kind, check)) {
        if (canKeep(check, promise)) candidates.push(promise);
      }
    }
    if (candidates.length > 0) open.push({ check, candidates });
  }
  const keep = (check: R, promise: ExpectedCheck) => {
    met.set(check, promise);
    kept.add(promise);
  };
  // Who has no choice goes first; the rest keeps the result the same in
  // whatever order checks came.
  for (const { check, candidates } of open) {
    if (candidates.length === 1) keep(check, candidates[0]);
  }
  const choosing = open
    .filter(({ candidates }) => candidates.length > 1)
    .sort(
      (a, b) =>
        a.candidates.length - b.candidates.length ||
        (a.check.checkKey < b.check.checkKey ? -1 : 1),
    );
  for (const { check, candidates } of choosing) {
    const promise = candidates.find(each => !kept.has(each));
    if (promise) keep(check, promise);
  }
}

/** The promises of a kind that a check of it can be about. */
function suitable(
  { all, byColumn }: PromisesOfKind,
  kind: CheckKind,
  check: ReportedCheck,
): ExpectedCheck[] {
  const isAboutTime = kind === 'freshness' || kind === 'retention';
  // Platforms write names in any case.
  const schema = check.schema?.toLowerCase();
  const property = check.property?.toLowerCase();
  const found: ExpectedCheck[] = [];
  for (const placed of isAboutTime ? all : (byColumn.get(property) ?? [])) {
    if (differ(placed.schema, schema)) continue;
    // What is as old as the table says nothing of a column, and the reverse.
    if (isAboutTime && differ(placed.property, property)) continue;
    found.push(placed.promise);
  }
  // Two schemas have such a column, and the engine did not say which it is.
  return schema === undefined &&
    found.some(promise => promise.schema !== found[0].schema)
    ? []
    : found;
}

/** What checks may call the column of a promise; undefined for none. */
function namesOf({
  subject,
  column,
}: PlacedPromise): ReadonlySet<string | undefined> {
  return new Set(
    subject === undefined || column === undefined
      ? [subject]
      : [subject, column],
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

/** Both are known and not the same. */
function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function keyOf(port: string, key: string): string {
  return `${port}\n${key}`;
}
