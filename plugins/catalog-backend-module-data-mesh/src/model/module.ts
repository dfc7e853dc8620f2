import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { CatalogModelSources } from '@backstage/catalog-model/alpha';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { readCatalogModuleOptions } from '../config';
import { dataProductModelLayer } from './layer';

/**
 * Registers the kind DataProduct through the catalog's model layers, for
 * tools that read the model.
 *
 * @remarks
 *
 * To be installed beside the package's default module. It does nothing unless
 * `dataMesh.kindRegistration` is `model`, so that the two never relate the same
 * fields. Mind that the catalog validates all kinds by its model, built-in ones
 * too, as soon as any layer is registered.
 *
 * @alpha
 */
export const catalogModuleDataMeshModel = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'data-mesh-model',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        model: catalogModelExtensionPoint,
      },
      async init({ config, logger, model }) {
        if (readCatalogModuleOptions(config).kindRegistration === 'model') {
          model.addModelSource(
            CatalogModelSources.static([dataProductModelLayer]),
          );
        } else {
          logger.info(
            "The kind DataProduct is registered by its processor; set dataMesh.kindRegistration to 'model' to use the catalog's model layer",
          );
        }
      },
    });
  },
});
