import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { DATA_PRODUCT_KIND } from '@backstage-data-mesh/plugin-data-mesh-common';
import { getContract } from '../queries/getContract';
import { getProduct } from '../queries/getProduct';
import type { ProductActions } from './registerProductActions';

/** Reads one data product, and the contract of a port if asked for. */
export function registerGetDataProduct({
  actionsRegistry,
  knex,
  access,
  model,
}: ProductActions): void {
  actionsRegistry.register({
    name: 'get-data-product',
    title: 'Get a data product',
    description: `Reads one data product of the data mesh: what it is for, its limitations, owner and support channels, its input and output ports, the problems of its declaration, and who reads it.
Give the name of an output port to also get its data contract with schemas, columns, quality rules and service levels.`,
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          ref: z
            .string()
            .describe(
              'Entity reference, such as dataproduct:default/orders, or orders',
            ),
          port: z
            .string()
            .optional()
            .describe('Output port of which the contract is wanted too'),
        }),
      output: z =>
        z.object({
          product: z
            .object({})
            .passthrough()
            .describe('As GET /products/{namespace}/{name} of the API'),
          contract: z
            .object({})
            .passthrough()
            .optional()
            .describe('The contract in its normalised form'),
        }),
    },
    action: async ({ input, credentials }) => {
      const visibility = await access.visibility(credentials);
      const context = { knex, mesh: await model.current(), visibility };
      const key = parseEntityRef(input.ref, {
        defaultKind: DATA_PRODUCT_KIND,
        defaultNamespace: 'default',
      });
      if (
        key.kind.toLocaleLowerCase('en-US') !==
        DATA_PRODUCT_KIND.toLocaleLowerCase('en-US')
      ) {
        throw new InputError(
          `'${input.ref}' is no data product; find them with list-data-products`,
        );
      }
      const product = await getProduct(context, key);
      const document =
        input.port === undefined
          ? undefined
          : await getContract(context, { ...key, port: input.port }, undefined);
      return { output: { product, contract: document?.contract } };
    },
  });
}
