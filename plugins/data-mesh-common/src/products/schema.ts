import type { JsonObject } from '@backstage/types';
import {
  DATA_PRODUCT_LIFECYCLES,
  DATA_PRODUCT_TYPES,
  DEFAULT_CLASSIFICATIONS,
} from './entity';

const list = (values: readonly string[]) =>
  values.map(value => `\`${value}\``).join(', ');

const text = (options: {
  title: string;
  description: string;
  examples: string[];
  maxLength?: number;
}): JsonObject => ({
  type: 'string',
  minLength: 1,
  maxLength: options.maxLength ?? 500,
  title: options.title,
  description: options.description,
  examples: options.examples,
});

const prose = (options: {
  title: string;
  description: string;
  examples: string[];
}) => text({ ...options, maxLength: 20_000 });

const inputPort: JsonObject = {
  type: 'object',
  title: 'Input port',
  required: ['name'],
  properties: {
    name: text({
      title: 'Name',
      description:
        'Names the input within this product. It is unique among the input ports and appears in the lineage.',
      examples: ['payments'],
      maxLength: 200,
    }),
    description: prose({
      title: 'Description',
      description: 'Says what is taken from the source and what for.',
      examples: ['Settled payments, to tell paid orders from open ones.'],
    }),
    product: text({
      title: 'Product',
      description:
        "The data product that is read, as an entity reference. The kind may be left out, and so may the namespace when it is this product's own. A port names either a `product` or an `entity`, never both.",
      examples: ['dataproduct:payments'],
    }),
    port: text({
      title: 'Port',
      description:
        'The output port of that product that is read. Leave it out only when the product has a single output port.',
      examples: ['transactions'],
      maxLength: 200,
    }),
    entity: text({
      title: 'Entity',
      description:
        'Where the data comes from when it is no data product: any other entity of the catalog, such as an operational database or an API. The reference starts with its kind.',
      examples: ['resource:shop-db', 'api:payment-provider'],
    }),
  },
};

const outputPort: JsonObject = {
  type: 'object',
  title: 'Output port',
  required: ['name'],
  properties: {
    name: text({
      title: 'Name',
      description:
        'Names the port within this product. Consumers, access requests and quality results refer to it, so it is unique among the output ports and is better not changed later.',
      examples: ['orders'],
      maxLength: 200,
    }),
    title: text({
      title: 'Title',
      description:
        'The name for people, when the `name` alone does not read well.',
      examples: ['Orders, one row per line'],
    }),
    description: prose({
      title: 'Description',
      description:
        'Says what the port offers and to whom, in a sentence or two.',
      examples: ['All orders since 2021 as a table, refreshed every hour.'],
    }),
    version: text({
      title: 'Version',
      description:
        'The version of what the port offers. One such as `2.10` needs quotes, since YAML reads it as the number 2.1.',
      examples: ['2.1.0'],
      maxLength: 100,
    }),
    contract: {
      type: ['string', 'object'],
      title: 'Contract',
      description:
        'The data contract of the port, in the Open Data Contract Standard (ODCS): a path beside the declaring file, a path from the root of the repository when it starts with a slash, or a URL. The file has to lie in the repository of the declaration, for file locations in the folder of the registered location, unless `dataMesh.contracts.allow` names another place. The text of a contract may also stand here itself, as a YAML block (`contract: |`).',
      examples: ['./contracts/orders.odcs.yaml'],
    },
    provisioner: text({
      title: 'Provisioner',
      description:
        "The provisioner that grants access to the port. It is chosen by the type of the contract's server when left out.",
      examples: ['postgres'],
      maxLength: 200,
    }),
    access: {
      type: 'object',
      title: 'Access',
      description: 'How access to the port is given.',
      properties: {
        autoApprove: {
          type: 'array',
          title: 'Automatic approval',
          description:
            'Classifications whose data is given to whoever asks, without a decision. The product and every column asked for have to have one of them. Nothing is approved automatically when it is left out.',
          items: text({
            title: 'Classification',
            description: 'One of the classifications of the mesh.',
            examples: ['public'],
            maxLength: 100,
          }),
          examples: [['public']],
        },
      },
    },
  },
};

const supportChannel: JsonObject = {
  type: 'object',
  title: 'Support channel',
  required: ['channel'],
  properties: {
    channel: text({
      title: 'Channel',
      description: 'Names the channel, as people know it.',
      examples: ['#order-data'],
      maxLength: 200,
    }),
    url: text({
      title: 'URL',
      description: 'Where the channel is reached.',
      examples: ['https://chat.example.com/channels/order-data'],
      maxLength: 2000,
    }),
    tool: text({
      title: 'Tool',
      description: 'The tool behind the channel.',
      examples: ['slack', 'email', 'ticket'],
      maxLength: 100,
    }),
    scope: text({
      title: 'Scope',
      description: 'What the channel is for.',
      examples: ['interactive', 'announcements', 'issues'],
      maxLength: 100,
    }),
    description: prose({
      title: 'Description',
      description: 'Says when to use the channel and what answer to expect.',
      examples: ['Questions are answered within a working day.'],
    }),
    invitationUrl: text({
      title: 'Invitation URL',
      description: 'Where people who are not yet in the channel ask to join.',
      examples: ['https://chat.example.com/join/order-data'],
      maxLength: 2000,
    }),
  },
};

/**
 * JSON schema of the kind DataProduct without the fields that every entity
 * has (`apiVersion`, `kind`, `metadata`).
 *
 * @remarks
 *
 * The one source of the kind's shape: the catalog processor validates with it,
 * the alpha model layer registers it, and the authors' reference is generated
 * from its titles, descriptions and examples. It uses only what a catalog model
 * layer allows: no combinators at the root or on first-level fields.
 *
 * It decides what makes an entity unusable. Everything else is told by
 * {@link checkDeclaration} while the product stays visible; so vocabularies
 * such as `spec.type` are free text here.
 *
 * `contract` accepts an object too, since a processed entity holds a
 * {@link ResolvedContract} there.
 *
 * @public
 */
export const dataProductSchema: JsonObject = {
  type: 'object',
  required: ['spec'],
  properties: {
    spec: {
      type: 'object',
      title: 'Data product',
      required: ['type', 'lifecycle', 'owner'],
      properties: {
        type: text({
          title: 'Type',
          description: `Where the data comes from and for whom it is made: ${list(
            DATA_PRODUCT_TYPES,
          )}. A source-aligned product offers the facts of one operational system, an aggregate joins other products, and a consumer-aligned one is shaped for a use.`,
          examples: ['source-aligned'],
          maxLength: 100,
        }),
        lifecycle: text({
          title: 'Lifecycle',
          description: `How far the product is in its life: ${list(
            DATA_PRODUCT_LIFECYCLES,
          )}.`,
          examples: ['production'],
          maxLength: 100,
        }),
        owner: text({
          title: 'Owner',
          description:
            'The group or user that answers for the product, as an entity reference. A reference without a kind means a group.',
          examples: ['group:order-team'],
        }),
        domain: text({
          title: 'Domain',
          description:
            'The domain that the product belongs to: a Domain of the catalog. Its page lists the product.',
          examples: ['order'],
        }),
        system: text({
          title: 'System',
          description:
            'The system that the product is part of, when it belongs to one: a System of the catalog.',
          examples: ['shop'],
        }),
        version: text({
          title: 'Version',
          description:
            'The version of the product as a whole, best as a semantic version. One such as `2.10` needs quotes, since YAML reads it as the number 2.1.',
          examples: ['2.1.0'],
          maxLength: 100,
        }),
        classification: text({
          title: 'Classification',
          description: `How closely the data has to be kept: ${list(
            DEFAULT_CLASSIFICATIONS,
          )}, from open to closed, unless \`dataMesh.classifications\` is configured otherwise. Take the closest one of all output ports.`,
          examples: ['internal'],
          maxLength: 100,
        }),
        purpose: prose({
          title: 'Purpose',
          description:
            'What the product is for: the questions that it answers and the decisions that it helps.',
          examples: ['Shows what was ordered when, for sales and logistics.'],
        }),
        limitations: prose({
          title: 'Limitations',
          description:
            'What the data must not be used for, and what is missing from it.',
          examples: ['Orders from before 2021 are not included.'],
        }),
        usage: prose({
          title: 'Usage',
          description: 'How the data is best used, with hints for queries.',
          examples: ['Join with customers over customer_id.'],
        }),
        inputPorts: {
          type: 'array',
          title: 'Input ports',
          maxItems: 1000,
          description:
            'What the product reads: other data products, and the operational systems behind it. The lineage is drawn from it.',
          examples: [[{ name: 'payments', product: 'dataproduct:payments' }]],
          items: inputPort,
        },
        outputPorts: {
          type: 'array',
          title: 'Output ports',
          maxItems: 1000,
          description:
            'What the product offers. Each port has one contract, which says what its data looks like and what is promised.',
          examples: [
            [{ name: 'orders', contract: './contracts/orders.odcs.yaml' }],
          ],
          items: outputPort,
        },
        support: {
          type: 'array',
          title: 'Support',
          maxItems: 100,
          description: 'Where consumers get help and hear of changes.',
          examples: [[{ channel: '#order-data', tool: 'slack' }]],
          items: supportChannel,
        },
      },
    },
  },
};
