import { columnId } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { AccessSnapshot } from '../snapshot';

/** The ids of the columns that were asked for or approved. */
export function snapshotColumnIds(snapshot: AccessSnapshot): string[] {
  return snapshot.columns.flatMap(({ schema, paths }) =>
    paths.map(path => columnId(schema, path)),
  );
}
