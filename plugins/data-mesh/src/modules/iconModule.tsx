import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { IconBundleBlueprint } from '@backstage/plugin-app-react';
import { ProductIcon } from '../products/components/ProductIcon';

/** Gives the kind its icon wherever the app asks for `kind:dataproduct`. */
export const iconModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    IconBundleBlueprint.make({
      name: 'data-mesh',
      params: {
        icons: { 'kind:dataproduct': <ProductIcon fontSize="inherit" /> },
      },
    }),
  ],
});
