import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  productReadPermission,
  registryReadPermission,
  registryRefreshPermission,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  dataProductPermissionResourceRef,
  dataProductPermissionRules,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { Knex } from 'knex';
import type { ProductRow } from '../../database/tables';
import { toResource } from '../projection/toResource';
import type { ProductDocument } from '../projection/types';
import type { ReadModel } from '../readModel/ReadModel';

/** Makes the permissions, the resource and its rules known to the framework. */
export function registerPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  knex: Knex;
  model: ReadModel;
}): void {
  const { permissionsRegistry, knex, model } = options;
  permissionsRegistry.addPermissions([
    registryReadPermission,
    registryRefreshPermission,
  ]);
  permissionsRegistry.addResourceType({
    resourceRef: dataProductPermissionResourceRef,
    permissions: [productReadPermission],
    rules: Object.values(dataProductPermissionRules),
    // From the rows, as vanished products are decided about too.
    async getResources(refs) {
      const { domains } = await model.current();
      const rows: Array<Pick<ProductRow, 'ref' | 'document'>> =
        await knex<ProductRow>('products')
          .whereIn('ref', refs)
          .select('ref', 'document');
      const documents = new Map(rows.map(row => [row.ref, row.document]));
      return refs.map(ref => {
        const text = documents.get(ref);
        if (text === undefined) {
          return undefined;
        }
        const document: ProductDocument = JSON.parse(text);
        return toResource(document.summary, domains);
      });
    },
  });
}
