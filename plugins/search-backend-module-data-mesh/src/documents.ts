import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  type ContractProperty,
  type ContractSchema,
  type DataProductEntity,
  type DataProductOutputPort,
  listProperties,
  parseContract,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { IndexableDocument } from '@backstage/plugin-search-common';

/** Type under which products, ports and columns are found in Backstage search. */
export const DATA_PRODUCT_DOCUMENT_TYPE = 'data-product';

/**
 * A product, one of its output ports, or a column of a port's contract.
 * `matchedKind` says which.
 *
 * @public
 */
export interface DataProductDocument extends IndexableDocument {
  kind: 'data-product';
  matchedKind: 'product' | 'port' | 'column';
  /** Full entity reference of the product. */
  entityRef: string;
  productTitle: string;
  type?: string;
  lifecycle?: string;
  classification?: string;
  /** Full entity reference. */
  owner?: string;
  /** Full entity reference. */
  domain?: string;
  port?: string;
  schema?: string;
  /** Path within the schema, such as `address.city`. */
  column?: string;
}

/** Columns of one product that are indexed at most; a guard for the index. */
export const MAX_COLUMNS_PER_PRODUCT = 5_000;

const words = (...parts: (string | undefined)[]) =>
  parts.filter(part => part !== undefined && part !== '').join(' ');

/** `customer_id` and `customerId` are found by their parts as well. */
function splitWords(name: string): string {
  const split = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return split === name ? name : `${name} ${split}`;
}

function contractText(port: DataProductOutputPort): string | undefined {
  return typeof port.contract === 'object' ? port.contract.text : undefined;
}

function columnDocument(
  base: Omit<DataProductDocument, 'title' | 'text' | 'matchedKind'>,
  port: DataProductOutputPort,
  schema: ContractSchema,
  property: ContractProperty,
): DataProductDocument {
  const query = new URLSearchParams({
    port: port.name,
    schema: schema.name,
    column: property.path,
  });
  return {
    ...base,
    matchedKind: 'column',
    title: `${schema.name}.${property.path}`,
    text: words(
      splitWords(property.path),
      property.businessName,
      property.description,
      splitWords(schema.name),
    ),
    location: `${base.location}/contract?${query}`,
    port: port.name,
    schema: schema.name,
    column: property.path,
    classification: property.classification ?? base.classification,
  };
}

/**
 * The search documents of a product: itself, then each output port with its
 * columns. A contract that cannot be read only costs its columns.
 */
export function* documentsOf(
  entity: DataProductEntity,
  options?: { maxContractBytes?: number },
): Generator<DataProductDocument> {
  const { metadata, spec } = entity;
  const namespace = metadata.namespace ?? DEFAULT_NAMESPACE;
  const ref = stringifyEntityRef(entity);
  const title = metadata.title ?? metadata.name;
  const refOf = (value: string | undefined, defaultKind: string) => {
    try {
      return (
        value &&
        stringifyEntityRef(
          parseEntityRef(value, { defaultKind, defaultNamespace: namespace }),
        )
      );
    } catch {
      return undefined;
    }
  };
  const base = {
    kind: 'data-product' as const,
    entityRef: ref,
    productTitle: title,
    type: spec.type,
    lifecycle: spec.lifecycle,
    classification: spec.classification,
    owner: refOf(spec.owner, 'group'),
    domain: refOf(spec.domain, 'domain'),
    location:
      `/catalog/${encodeURIComponent(namespace)}/dataproduct/${encodeURIComponent(metadata.name)}`.toLocaleLowerCase(
        'en-US',
      ),
    authorization: { resourceRef: ref },
  };
  const ports = spec.outputPorts ?? [];

  yield {
    ...base,
    matchedKind: 'product',
    title,
    text: words(
      splitWords(metadata.name),
      metadata.description,
      spec.purpose,
      spec.usage,
      ...(metadata.tags ?? []),
      ...ports.map(port => splitWords(port.name)),
    ),
  };

  let columns = 0;
  for (const port of ports) {
    yield {
      ...base,
      matchedKind: 'port',
      title: port.title ?? port.name,
      text: words(splitWords(port.name), port.description, title),
      location: `${base.location}/contract?${new URLSearchParams({ port: port.name })}`,
      port: port.name,
    };

    const text = contractText(port);
    const contract = text
      ? parseContract(text, { maxBytes: options?.maxContractBytes }).contract
      : undefined;
    for (const { schema, property } of contract
      ? listProperties(contract)
      : []) {
      if (columns++ >= MAX_COLUMNS_PER_PRODUCT) {
        return;
      }
      yield columnDocument(base, port, schema, property);
    }
  }
}
