import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { Knex } from 'knex';
import type { ProductAccess } from '../permissions/ProductAccess';
import type { ReadModel } from '../readModel/ReadModel';
import { registerGetDataProduct } from './getDataProduct';
import { registerListDataProducts } from './listDataProducts';

/** What the actions of this room work with. */
export type ProductActions = {
  actionsRegistry: ActionsRegistryService;
  knex: Knex;
  access: ProductAccess;
  model: ReadModel;
};

/** The room's actions, for assistants and templates. */
export function registerProductActions(options: ProductActions): void {
  registerListDataProducts(options);
  registerGetDataProduct(options);
}
