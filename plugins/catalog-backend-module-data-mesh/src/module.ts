import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { readCatalogModuleOptions } from './config';
import { createProcessors } from './createProcessors';

/**
 * Teaches the catalog the kind DataProduct.
 *
 * @remarks
 *
 * Locations have to allow the kind, with `catalog.rules` in app-config.
 *
 * @public
 */
export const catalogModuleDataMesh = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'data-mesh',
  register(reg) {
    reg.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        reader: coreServices.urlReader,
      },
      async init({ catalog, config, reader }) {
        catalog.addProcessor(
          ...createProcessors({
            integrations: ScmIntegrations.fromConfig(config),
            options: readCatalogModuleOptions(config),
            reader,
          }),
        );
      },
    });
  },
});
