import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import path from 'node:path';
import { productionReason } from '../personas/productionReason';
import { HistoryLoader } from './HistoryLoader';
import { STORIES } from './stories';

/** Often enough that what a contract wants every five minutes is not stale. */
const EVERY = { minutes: 4 };

/**
 * Gives the products of the example worlds a quality and its history, as the
 * demo has no engines. Does nothing unless `demo.history.examples` names the
 * folder of the worlds, and nothing in production.
 */
export const demoHistoryPlugin = createBackendPlugin({
  pluginId: 'demo-history',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ config, lifecycle, logger, scheduler, ...deps }) {
        const examples = config.getOptionalString('demo.history.examples');
        if (
          examples === undefined ||
          productionReason(config, process.env.NODE_ENV) !== undefined
        ) {
          return;
        }
        const stop = new AbortController();
        lifecycle.addShutdownHook(() => stop.abort());
        const loader = new HistoryLoader({
          ...deps,
          logger,
          stories: STORIES,
          examples: path.resolve(examples),
          signal: stop.signal,
        });
        let isPastTold = false;
        lifecycle.addStartupHook(async () => {
          await scheduler.scheduleTask({
            id: 'demo-history',
            scope: 'local',
            frequency: EVERY,
            initialDelay: { seconds: 1 },
            timeout: { minutes: 10 },
            fn: async () => {
              try {
                await (isPastTold ? loader.loadPresent() : loader.loadPast());
                isPastTold = true;
              } catch (error) {
                if (!stop.signal.aborted) {
                  logger.warn('The demo told no quality', toError(error));
                }
              }
            },
          });
        });
      },
    });
  },
});

export default demoHistoryPlugin;
