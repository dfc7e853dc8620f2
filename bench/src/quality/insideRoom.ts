import { resolvePackagePath } from '@backstage/backend-plugin-api';

type Startup =
  typeof import('../../../plugins/data-mesh-backend/src/quality/startQuality');
export type QualityRoom = ReturnType<Startup['startQuality']>;

/**
 * What the backend plugin does not give to others. The bench measures it alone,
 * without HTTP around it.
 */
export type Inside =
  typeof import('../../../plugins/data-mesh-backend/src/quality/results/storeReports') &
    typeof import('../../../plugins/data-mesh-backend/src/quality/results/lockProducts') &
    typeof import('../../../plugins/data-mesh-backend/src/quality/results/packResults') &
    typeof import('../../../plugins/data-mesh-backend/src/quality/results/pruneQuality') &
    typeof import('../../../plugins/data-mesh-backend/src/quality/scores/rescoreProducts') &
    typeof import('../../../plugins/data-mesh-backend/src/quality/queries/getProductQuality') &
    typeof import('../../../plugins/data-mesh-backend/src/quality/overview/getOverview') &
    typeof import('../../../plugins/data-mesh-backend/src/quality/overview/EarlierScores');

const load = (file: string) => {
  const path = pathOf(file);
  return { path, exports: require(path) };
};

function pathOf(file: string): string {
  return resolvePackagePath(
    '@backstage-data-mesh/plugin-data-mesh-backend',
    `src/quality/${file}.ts`,
  );
}

/** The functions of the room that are measured. */
export function loadInside(): Inside {
  return Object.assign(
    {},
    ...[
      'results/storeReports',
      'results/lockProducts',
      'results/packResults',
      'results/pruneQuality',
      'scores/rescoreProducts',
      'queries/getProductQuality',
      'overview/getOverview',
      'overview/EarlierScores',
    ].map(file => load(file).exports),
  );
}

/**
 * Hands out the room that the plugin opens, when it does. To be called before
 * the plugin is loaded.
 */
export function catchRoom(): { room?: QualityRoom } {
  const caught: { room?: QualityRoom } = {};
  const { path, exports } = load('startQuality') as {
    path: string;
    exports: Startup;
  };
  const startQuality: Startup['startQuality'] = deps => {
    caught.room = exports.startQuality(deps);
    return caught.room;
  };
  require.cache[path]!.exports = { ...exports, startQuality };
  return caught;
}
