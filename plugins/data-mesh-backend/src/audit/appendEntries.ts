import type { Knex } from 'knex';
import type { AuditEntryRow, AuditHeadRow } from '../database/tables';
import { canonicalJson, hashEntry, type HashedEntry } from './hashEntry';

/** An entry before it has its place in the chain. */
export type AuditDraft = Omit<HashedEntry, 'seq' | 'at'>;

/**
 * Adds entries to the chain, in the transaction that does what they tell.
 *
 * The head of the chain is locked until the transaction ends, so this comes
 * last in it: every writer waits here for the one before.
 */
export async function appendEntries(
  trx: Knex.Transaction,
  now: Date,
  drafts: AuditDraft[],
): Promise<void> {
  if (drafts.length === 0) {
    return;
  }
  const head = await trx<AuditHeadRow>('audit_head')
    .where({ id: 1 })
    .forUpdate()
    .first();
  if (!head) {
    throw new Error('The audit log has lost its head row; nothing is changed');
  }
  let seq = Number(head.seq);
  let { hash } = head;
  const at = now.toISOString();
  const rows: AuditEntryRow[] = drafts.map(draft => {
    seq += 1;
    // The stored text is what is hashed: parsed again it must be the same.
    const data = canonicalJson(draft.data);
    const entry = { ...draft, data: JSON.parse(data), seq, at };
    const previous = hash;
    hash = hashEntry(previous, entry);
    return {
      seq,
      at,
      actor: draft.actor,
      on_behalf_of: draft.onBehalfOf ?? null,
      action: draft.action,
      request_id: draft.requestId ?? null,
      grant_id: draft.grantId ?? null,
      product_ref: draft.product ?? null,
      consumer_ref: draft.consumer ?? null,
      data,
      previous_hash: previous,
      hash,
    };
  });
  await trx.batchInsert('audit_entries', rows, 50);
  await trx('audit_head').where({ id: 1 }).update({ seq, hash });
}
