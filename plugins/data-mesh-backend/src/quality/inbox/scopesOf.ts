import { qualityManagePermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Caller } from '../../people/Caller';
import type { QualityRoom } from '../QualityRoom';

/**
 * Whose inbox somebody may work in: that of owners that they belong to, or all
 * of them.
 */
export async function scopesOf(
  room: Pick<QualityRoom, 'may'>,
  caller: Caller,
): Promise<(scope: string) => boolean> {
  const manages = await room.may(caller.credentials, qualityManagePermission);
  return scope => manages || caller.refs.includes(scope);
}

/**
 * The owners for whose products results in an inbox may be meant: of somebody
 * in several groups, whose inbox is their own, all of these.
 */
export async function ownersWithin(
  { people }: Pick<QualityRoom, 'people'>,
  scope: string,
): Promise<string[]> {
  const person = scope.startsWith('user:')
    ? await people.person(scope, { cached: true })
    : undefined;
  return [scope, ...(person?.groups ?? [])];
}
