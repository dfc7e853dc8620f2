import {
  ApiBlueprint,
  createFrontendModule,
  type IconComponent,
} from '@backstage/frontend-plugin-api';
import { DefaultEntityPresentationApi } from '@backstage/plugin-catalog';
import {
  catalogApiRef,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { ProductIcon } from '../products/components/ProductIcon';

/**
 * Draws the icon of data products in lists and links of the catalog. It
 * replaces the app's presentation of entities, of which there is one, so it is
 * not installed by default; an app that has its own adds the kind there.
 *
 * @param kindIcons - icons of further kinds, by lower case kind.
 * @public
 */
export function createEntityPresentationModule(
  kindIcons: Record<string, IconComponent> = {},
) {
  return createFrontendModule({
    pluginId: 'catalog',
    extensions: [
      ApiBlueprint.make({
        name: 'entity-presentation',
        params: define =>
          define({
            api: entityPresentationApiRef,
            deps: { catalogApi: catalogApiRef },
            factory: ({ catalogApi }) =>
              DefaultEntityPresentationApi.create({
                catalogApi,
                kindIcons: { dataproduct: ProductIcon, ...kindIcons },
              }),
          }),
      }),
    ],
  });
}
