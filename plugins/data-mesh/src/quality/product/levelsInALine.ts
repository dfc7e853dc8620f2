import {
  SERVICE_LEVEL_WORDS,
  type ServiceLevelStatus,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { plural } from '../../products/components';

const WORST_FIRST = ['spent', 'at-risk', 'kept', 'not-measured'] as const;

/**
 * The service levels in one line, worst first: "3 service levels: 1 broken, 2
 * kept"; undefined where none can be measured.
 */
export function levelsInALine(
  levels: readonly Pick<ServiceLevelStatus, 'state'>[],
): string | undefined {
  const measurable = levels.filter(({ state }) => state !== 'not-measurable');
  if (measurable.length === 0) return undefined;
  const parts = WORST_FIRST.flatMap(state => {
    const count = measurable.filter(level => level.state === state).length;
    const words = SERVICE_LEVEL_WORDS[state].label.toLowerCase();
    return count === 0 ? [] : [{ state, count, words }];
  });
  if (measurable.length === 1) return `Service level: ${parts[0].words}`;
  const count = plural(measurable.length, 'service level');
  if (parts.length > 1) {
    return `${count}: ${parts.map(each => `${each.count} ${each.words}`).join(', ')}`;
  }
  const [{ state, words }] = parts;
  return state === 'not-measured'
    ? `${count}: none measured`
    : `${count}: all ${words}`;
}
