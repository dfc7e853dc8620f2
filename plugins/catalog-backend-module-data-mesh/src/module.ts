import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { readCatalogModuleOptions } from './config';
import { ContractProcessor } from './contracts/ContractProcessor';
import { DeclarationReader } from './declarations/DeclarationReader';
import { DataProductProcessor } from './products/DataProductProcessor';

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
        const options = readCatalogModuleOptions(config);
        const { locateAtUrls } = options;
        catalog.addProcessor(
          new ContractProcessor({
            declarations: new DeclarationReader({ reader, locateAtUrls }),
            context: {
              integrations: ScmIntegrations.fromConfig(config),
              reader,
              options: options.contracts,
            },
          }),
          new DataProductProcessor(options),
        );
      },
    });
  },
});
