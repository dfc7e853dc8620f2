import { listProducts } from '../queries/listProducts';
import type { ProductActions } from './registerProductActions';

/** Finds data products, as the marketplace does. */
export function registerListDataProducts({
  actionsRegistry,
  knex,
  access,
  model,
}: ProductActions): void {
  actionsRegistry.register({
    name: 'list-data-products',
    title: 'List data products',
    description: `Finds data products of the data mesh by words and filters.
Words are looked for in names, titles, descriptions, tags, output ports, schemas and columns, so a product can be found by the column that is needed.
Each product tells its owner, domain, lifecycle, classification, technologies and output ports; read one with get-data-product for the rest.
Only products that the user may read are found.`,
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          text: z
            .string()
            .max(200)
            .optional()
            .describe('Words that must all be found'),
          domain: z
            .string()
            .optional()
            .describe(
              'Full entity reference, such as domain:default/sales; sub-domains count too',
            ),
          owner: z
            .string()
            .optional()
            .describe(
              'Full entity reference, such as group:default/order-team',
            ),
          lifecycle: z.string().optional(),
          classification: z.string().optional(),
          technology: z
            .string()
            .optional()
            .describe('Server type of an output port, such as postgresql'),
          tag: z.string().optional(),
          limit: z.number().int().min(1).max(100).default(20),
          cursor: z
            .string()
            .max(12000)
            .optional()
            .describe('nextCursor of an earlier answer'),
        }),
      output: z =>
        z.object({
          total: z.number(),
          nextCursor: z.string().optional(),
          items: z.array(
            z.object({
              ref: z.string(),
              title: z.string(),
              description: z.string().optional(),
              type: z.string().optional(),
              lifecycle: z.string().optional(),
              classification: z.string().optional(),
              owner: z.string().optional(),
              domain: z.string().optional(),
              technologies: z.array(z.string()),
              outputPorts: z.array(z.string()),
              tags: z.array(z.string()),
              foundIn: z
                .array(z.string())
                .describe('Where the words were found, such as column email'),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const visibility = await access.visibility(credentials);
      const mesh = await model.current();
      const only = (value: string | undefined) =>
        value === undefined ? undefined : [value];
      const page = listProducts(
        { knex, mesh, visibility },
        {
          q: input.text,
          domain: only(input.domain),
          owner: only(input.owner),
          lifecycle: only(input.lifecycle),
          classification: only(input.classification),
          technology: only(input.technology),
          tag: only(input.tag),
          limit: input.limit,
          cursor: input.cursor,
        },
      );
      return {
        output: {
          total: page.total,
          nextCursor: page.nextCursor,
          items: page.items.map(item => ({
            ref: item.ref,
            title: item.title,
            description: item.description,
            type: item.type,
            lifecycle: item.lifecycle,
            classification: item.classification,
            owner: item.owner,
            domain: item.domain,
            technologies: item.technologies,
            outputPorts: item.outputPorts,
            tags: item.tags,
            foundIn: (item.matches ?? []).map(
              match => `${match.kind} ${match.text}`,
            ),
          })),
        },
      };
    },
  });
}
