import type { Knex } from 'knex';
import type { Visibility } from '../permissions/visibility';
import type { Mesh } from '../readModel/Mesh';

/** What a query answers from, and for whom. */
export type QueryContext = {
  knex: Knex;
  mesh: Mesh;
  visibility: Visibility;
};
