import type { ProvisioningStatus } from '@backstage-data-mesh/plugin-data-mesh-common';
import { toOptionalIso } from '../../database/instants';
import type {
  AccessGrantRow,
  AccessStateRow,
  AccessTargetRow,
} from '../../database/tables';
import type { ProvisioningRoom } from './ProvisioningRoom';

/** How provisioning stands, target by target. */
export async function getProvisioningStatus(
  room: ProvisioningRoom,
): Promise<ProvisioningStatus> {
  const { knex } = room;
  const now = await room.ledger.now();
  const working = () =>
    knex<AccessGrantRow>('access_grants').whereNotNull('due_at');
  const count = async (query: ReturnType<typeof working>) => {
    const [row] = await query.count({ count: '*' });
    return Number(row.count);
  };
  const byTarget = async (query: ReturnType<typeof working>) => {
    const rows = await query
      .whereNotNull('target')
      .groupBy('target')
      .select('target')
      .count({ count: '*' });
    return new Map(rows.map(row => [row.target, Number(row.count)]));
  };
  const [state, targets, grants, dueByTarget, due, blocked, live] =
    await Promise.all([
      knex<AccessStateRow>('access_state').where({ id: 1 }).first(),
      knex<AccessTargetRow>('access_targets').orderBy('target'),
      byTarget(working()),
      byTarget(working().where('due_at', '<=', now)),
      count(working().where('due_at', '<=', now)),
      count(working().where({ phase: 'blocked' })),
      count(
        working()
          .whereNotNull('end_kind')
          .whereNotNull('last_attempt_at')
          .whereNot('observed', 'absent'),
      ),
    ]);
  return {
    mode: state?.mode === 'observe' ? 'observe' : 'active',
    modeReason: state?.mode_reason ?? undefined,
    due,
    blocked,
    live,
    provisioners: [...room.provisioners.values()].map(provisioner => ({
      id: provisioner.id,
      title: provisioner.capabilities().title,
    })),
    targets: targets.map(row => ({
      target: row.target,
      grants: grants.get(row.target) ?? 0,
      due: dueByTarget.get(row.target) ?? 0,
      failingSince: toOptionalIso(row.failing_since),
      lastError: row.last_error ?? undefined,
      pausedUntil: toOptionalIso(row.paused_until),
      orphans: row.orphans ? JSON.parse(row.orphans) : undefined,
    })),
  };
}
