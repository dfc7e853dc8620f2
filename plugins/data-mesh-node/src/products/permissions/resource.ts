import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_DATA_PRODUCT } from '@backstage-data-mesh/plugin-data-mesh-common';

/**
 * What a rule may look at to decide about a data product. All values are in
 * lower case; entity references are full.
 * @public
 */
export type DataProductResource = {
  /** Such as `dataproduct:default/orders`. */
  ref: string;
  type?: string;
  lifecycle?: string;
  classification?: string;
  owner?: string;
  system?: string;
  /** The product's domain first, then the domains around it, up to the root. */
  domains: string[];
  tags: string[];
};

/**
 * The same question asked of all products at once: those that have one of the
 * values for the key. No value means no product. `domain` asks for the domain
 * of the product and the domains around it.
 * @public
 */
export type DataProductQuery = {
  key:
    | 'ref'
    | 'type'
    | 'lifecycle'
    | 'classification'
    | 'owner'
    | 'system'
    | 'domain'
    | 'tag';
  values: string[];
};

/**
 * Data products as a resource of the permission framework. Modules that bring
 * further rules register them for it.
 * @public
 */
export const dataProductPermissionResourceRef = createPermissionResourceRef<
  DataProductResource,
  DataProductQuery
>().with({
  pluginId: 'data-mesh',
  resourceType: RESOURCE_TYPE_DATA_PRODUCT,
});
