import type { AuditVerification } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { AuditEntryRow } from '../database/tables';
import { breathe } from '../lists/breathe';
import { canonicalJson } from './hashEntry';
import { ChainVerifier, type ChainBreach } from './ChainVerifier';
import { readEntries } from './readEntries';
import { toAuditEntry } from './toAuditEntry';

// A few milliseconds of hashing, then others have their turn.
const ENTRIES_AT_ONCE = 100;

/** Recomputes the whole chain of the audit log and says whether it is whole. */
export async function verifyAudit(
  knex: Knex,
  now: Date,
): Promise<AuditVerification> {
  const verifier = new ChainVerifier();
  const breach = await findBreach(knex, verifier);
  return {
    whole: breach === undefined,
    entries: verifier.entries,
    head: verifier.head,
    verifiedAt: now.toISOString(),
    breach,
  };
}

async function findBreach(
  knex: Knex,
  verifier: ChainVerifier,
): Promise<ChainBreach | undefined> {
  // In one statement, so that no entry comes in between.
  const ends: {
    seq: number | string | null;
    hash: string | null;
    last: number | string | null;
    first: number | string | null;
  } = await knex
    .select({
      seq: knex('audit_head').where({ id: 1 }).select('seq'),
      hash: knex('audit_head').where({ id: 1 }).select('hash'),
      last: knex('audit_entries').max('seq'),
      first: knex('audit_entries').min('seq'),
    })
    .first();
  if (ends.seq === null || ends.hash === null) {
    return { seq: 0, message: 'The log has lost its head row.' };
  }
  const head = { seq: Number(ends.seq), hash: ends.hash };
  for await (const rows of readEntries(knex, { until: head.seq })) {
    for (const [index, row] of rows.entries()) {
      const breach = addRow(verifier, row);
      if (breach) {
        return breach;
      }
      if (index % ENTRIES_AT_ONCE === ENTRIES_AT_ONCE - 1) {
        await breathe();
      }
    }
  }
  const breach = verifier.end(head);
  if (breach) {
    return breach;
  }
  if (ends.first !== null && Number(ends.first) < 1) {
    return {
      seq: Number(ends.first),
      message: `Entry ${ends.first} stands before the first entry.`,
    };
  }
  return Number(ends.last ?? 0) > head.seq
    ? {
        seq: head.seq + 1,
        message: `Entry ${head.seq + 1} is not known to the head of the log: it was added by somebody else.`,
      }
    : undefined;
}

function addRow(
  verifier: ChainVerifier,
  row: AuditEntryRow,
): ChainBreach | undefined {
  let isAsWritten: boolean;
  try {
    isAsWritten = canonicalJson(JSON.parse(row.data)) === row.data;
  } catch {
    isAsWritten = false;
  }
  return isAsWritten
    ? verifier.add(toAuditEntry(row))
    : {
        seq: Number(row.seq),
        message: `Entry ${row.seq} is not what was written: its data is not in canonical form.`,
      };
}
