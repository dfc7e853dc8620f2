import { toDate } from '../../database/instants';
import type { QualityIncidentRow } from '../../database/tables';
import { cleanText } from '../results/cleanText';
import { SEVERITIES, type Finding, type Judgement } from './judgement';

/** People are not told again of the same thing before so much time. */
export const QUIET_MS = 24 * 60 * 60 * 1000;

/** What is older than that when it is found out is history, not news. */
export const NEWS_MS = 24 * 60 * 60 * 1000;

/** What became of an incident. */
export type IncidentChange = {
  /** As it is to be stored. */
  row: QualityIncidentRow;
  /** `seen`: it is still so, by a later result. `told`: it is news by now. */
  change: 'opened' | 'reopened' | 'resolved' | 'seen' | 'told';
  /** Whether people are told now. */
  tell: boolean;
  /** Whether other plugins are told now. */
  announce: boolean;
};

/** What scoring comes to for the incidents of a product. */
export type IncidentDecision = {
  changes: IncidentChange[];
  /** How many are not resolved after it. */
  unresolved: number;
  /** When people are to be told of what they were spared so far. */
  tellAt: Date | undefined;
};

/**
 * What becomes of the incidents of a product.
 *
 * - What falls opens an incident; the same thing again reopens the same one.
 * - What is good again resolves it. What cannot be judged stays as it is.
 * - People are told of an open incident once, if it was news when it opened:
 *   shown by a result that was not older than a day. When they were told less
 *   than a day before, of whatever became of it, they are told a day after
 *   that, if it is still open then. So what flaps tells twice a day at most.
 * - They are told that it is good again, if they were told that it was not.
 * - They are told again when it gets worse: of a greater severity.
 * - An incident that somebody sees to is silent. When it comes back within a
 *   day of being good, they still see to it.
 *
 * @param known - all incidents of the product that a judgement is about
 * @param product - for new incidents
 */
export function decideIncidents(
  known: readonly QualityIncidentRow[],
  judgements: readonly Judgement[],
  context: {
    now: Date;
    product: { id: number; ref: string };
    newId: () => string;
  },
): IncidentDecision {
  const { now } = context;
  const rows = new Map(known.map(row => [keyOf(row), row]));
  const changes: IncidentChange[] = [];
  for (const judgement of judgements) {
    const row = rows.get(keyOf(judgement));
    const change = judgement.finding
      ? fallen(row, { ...judgement, finding: judgement.finding }, context)
      : recovered(row, now);
    if (change) {
      changes.push(change);
      rows.set(keyOf(judgement), change.row);
    }
  }
  const unresolved = [...rows.values()].filter(isUnresolved);
  return {
    changes,
    unresolved: unresolved.length,
    tellAt: earliest(unresolved.flatMap(row => quietUntil(row, now) ?? [])),
  };
}

function fallen(
  row: QualityIncidentRow | undefined,
  judgement: Judgement & { finding: Finding },
  context: Parameters<typeof decideIncidents>[2],
): IncidentChange | undefined {
  const { now } = context;
  const { finding } = judgement;
  if (!row) {
    return told(open(judgement, context), 'opened', finding, now);
  }
  if (!isUnresolved(row)) {
    return told(reopen(row, finding, now), 'reopened', finding, now);
  }
  const isLater = finding.evidenceAt > toDate(row.last_seen_at);
  const seen = isLater ? { ...row, last_seen_at: finding.evidenceAt } : row;
  if (finding.severity !== row.severity) {
    const another = { ...seen, ...saying(finding), version: row.version + 1 };
    const change = isWorse(finding, row)
      ? told({ ...another, notified_at: null }, 'seen', finding, now)
      : told(another, 'seen', finding, now);
    return change.tell
      ? { ...change, change: 'told' }
      : { ...change, row: another };
  }
  const change = told(seen, 'seen', finding, now);
  if (change.tell) return { ...change, change: 'told' };
  return isLater ? change : undefined;
}

function isWorse(
  { severity }: Finding,
  before: Pick<QualityIncidentRow, 'severity'>,
): boolean {
  return SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(before.severity);
}

function open(
  { kind, subject, finding }: Judgement & { finding: Finding },
  { now, product, newId }: Parameters<typeof decideIncidents>[2],
): QualityIncidentRow {
  return {
    id: newId(),
    version: 1,
    product_id: product.id,
    product_ref: product.ref,
    kind,
    subject,
    state: 'open',
    ...saying(finding),
    opened_at: now,
    last_seen_at: finding.evidenceAt,
    resolved_at: null,
    notified_at: null,
    reopened: 0,
    acknowledged_by: null,
    acknowledged_at: null,
    note: null,
    public_status: null,
  };
}

function reopen(
  row: QualityIncidentRow,
  finding: Finding,
  now: Date,
): QualityIncidentRow {
  const goodFor =
    row.resolved_at === null
      ? Infinity
      : now.getTime() - toDate(row.resolved_at).getTime();
  const isSeenTo = row.acknowledged_at !== null && goodFor < QUIET_MS;
  return {
    ...row,
    ...saying(finding),
    version: row.version + 1,
    opened_at: now,
    last_seen_at: finding.evidenceAt,
    resolved_at: null,
    reopened: row.reopened + 1,
    ...(isSeenTo
      ? { state: 'acknowledged' }
      : {
          state: 'open',
          acknowledged_by: null,
          acknowledged_at: null,
          note: null,
          public_status: null,
        }),
  };
}

function recovered(
  row: QualityIncidentRow | undefined,
  now: Date,
): IncidentChange | undefined {
  if (!row || !isUnresolved(row)) return undefined;
  const tell = isTold(row);
  return {
    row: {
      ...row,
      state: 'resolved',
      version: row.version + 1,
      resolved_at: now,
      ...(tell ? { notified_at: now } : {}),
    },
    change: 'resolved',
    tell,
    announce: true,
  };
}

function told(
  row: QualityIncidentRow,
  change: IncidentChange['change'],
  { evidenceAt }: Finding,
  now: Date,
): IncidentChange {
  const isNews =
    evidenceAt.getTime() >= toDate(row.opened_at).getTime() - NEWS_MS;
  const quiet =
    row.notified_at !== null &&
    now.getTime() - toDate(row.notified_at).getTime() < QUIET_MS;
  const tell = row.state === 'open' && isNews && !isTold(row) && !quiet;
  const isNew = change === 'opened' || change === 'reopened';
  return {
    row: tell ? { ...row, notified_at: now } : row,
    change,
    tell,
    announce: isNew ? isNews : tell && row.notified_at === null,
  };
}

/** Whether people were told that it is open. */
function isTold(row: QualityIncidentRow): boolean {
  return (
    row.notified_at !== null && toDate(row.notified_at) >= toDate(row.opened_at)
  );
}

/** Until when people are spared an open incident that is news. */
function quietUntil(row: QualityIncidentRow, now: Date): Date | undefined {
  if (row.state !== 'open' || row.notified_at === null || isTold(row)) {
    return undefined;
  }
  const isNews =
    toDate(row.last_seen_at).getTime() >=
    toDate(row.opened_at).getTime() - NEWS_MS;
  const until = new Date(toDate(row.notified_at).getTime() + QUIET_MS);
  return isNews && until > now ? until : undefined;
}

export function isUnresolved({
  state,
}: Pick<QualityIncidentRow, 'state'>): boolean {
  return state !== 'resolved';
}

function saying({
  severity,
  title,
  detail,
  port,
  checkId,
}: Finding): Pick<
  QualityIncidentRow,
  'severity' | 'title' | 'detail' | 'port' | 'check_id'
> {
  return {
    severity,
    title: cleanText(title, 500),
    detail: detail === undefined ? null : cleanText(detail, 1000),
    port: port ?? null,
    check_id: checkId ?? null,
  };
}

function keyOf({ kind, subject }: { kind: string; subject: string }): string {
  return `${kind} ${subject}`;
}

function earliest(instants: readonly Date[]): Date | undefined {
  return instants.reduce<Date | undefined>(
    (first, each) => (first && first <= each ? first : each),
    undefined,
  );
}
