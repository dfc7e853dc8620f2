import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { ANNOTATION_CONSUMES } from './annotations';
import { DATA_PRODUCT_KIND } from './entity';

/**
 * Looser than the catalog's rule for names, which can be configured, but it
 * keeps out what could never be one: the catalog stores references in columns
 * of 255 characters.
 */
const isReferencePart = (part: string) => /^[^\s:/,]{1,63}$/.test(part);

/**
 * Completes a reference that an author wrote, or says why it is none.
 *
 * @param reference - As written, such as `payments` or `resource:shop-db`
 * @param context - The namespace of the entity that holds the reference, and
 *   the kind to assume; without one the reference has to name its kind
 * @returns The full reference in lower case, or undefined for no valid one
 * @public
 */
export function completeReference(
  reference: unknown,
  context: { namespace?: string; defaultKind?: string },
): string | undefined {
  if (typeof reference !== 'string') {
    return undefined;
  }
  try {
    const ref = parseEntityRef(reference.trim(), {
      defaultKind: context.defaultKind,
      defaultNamespace: context.namespace ?? DEFAULT_NAMESPACE,
    });
    return [ref.kind, ref.namespace, ref.name].every(isReferencePart)
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The other entities that a data product names, as full references in lower
 * case. What is no valid reference is left out.
 * @public
 */
export type DataProductReferences = {
  owner?: string;
  domain?: string;
  system?: string;
  /** In the order of `spec.inputPorts`; entries without a target are kept. */
  inputs: Array<{
    name: string;
    product?: string;
    port?: string;
    entity?: string;
  }>;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asText = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value : undefined;

/**
 * Reads the references of a data product, whatever the state of its spec;
 * never throws.
 * @public
 */
export function dataProductReferences(entity: Entity): DataProductReferences {
  const namespace = entity.metadata?.namespace;
  const spec: Record<string, unknown> = isRecord(entity.spec)
    ? entity.spec
    : {};
  const complete = (value: unknown, defaultKind?: string) =>
    completeReference(value, { namespace, defaultKind });
  const inputPorts = Array.isArray(spec.inputPorts) ? spec.inputPorts : [];
  return {
    owner: complete(spec.owner, 'Group'),
    domain: complete(spec.domain, 'Domain'),
    system: complete(spec.system, 'System'),
    inputs: inputPorts.map(value => {
      const port: Record<string, unknown> = isRecord(value) ? value : {};
      return {
        name: asText(port.name) ?? '',
        product: complete(port.product, DATA_PRODUCT_KIND),
        port: asText(port.port),
        entity: complete(port.entity),
      };
    }),
  };
}

/**
 * The products that an entity, such as a Component, declares to read with the
 * annotation {@link ANNOTATION_CONSUMES}.
 * @returns Full references in lower case, each once; and what is none, as
 *   written
 * @public
 */
export function consumedProducts(entity: Entity): {
  products: string[];
  invalid: string[];
} {
  const products = new Set<string>();
  const invalid = new Array<string>();
  const value: unknown = entity.metadata?.annotations?.[ANNOTATION_CONSUMES];
  for (const item of typeof value === 'string' ? value.split(',') : []) {
    if (item.trim() === '') {
      continue;
    }
    const reference = completeReference(item, {
      namespace: entity.metadata.namespace,
      defaultKind: DATA_PRODUCT_KIND,
    });
    if (reference?.startsWith(`${DATA_PRODUCT_KIND.toLowerCase()}:`)) {
      products.add(reference);
    } else {
      invalid.push(item.trim());
    }
  }
  return { products: [...products], invalid };
}
