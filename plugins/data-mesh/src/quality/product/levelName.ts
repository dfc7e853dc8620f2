import type { ServiceLevelStatus } from '@backstage-data-mesh/plugin-data-mesh-common';

/** What is promised, in words: "time to detect" of `timeToDetect`. */
export function levelName({
  property,
}: Pick<ServiceLevelStatus, 'property'>): string {
  return property
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
}
