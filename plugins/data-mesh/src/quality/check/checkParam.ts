import type { QualityCheck } from '@backstage-data-mesh/plugin-data-mesh-common';

/** What names a check in the address: its id, else its key. */
export function checkParam(check: Pick<QualityCheck, 'id' | 'key'>): string {
  return check.id === undefined ? check.key : String(check.id);
}
