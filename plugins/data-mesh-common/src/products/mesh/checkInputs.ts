import type { Problem } from '../../api/types';
import { nearest } from '../declaration/nearest';
import type { DeclaredProduct } from './checkMesh';

/**
 * Finds products of the mesh.
 * @public
 */
export type ProductLookup = {
  find(ref: string): Pick<DeclaredProduct, 'outputPortNames'> | undefined;
  /** References of products that have the same name in any namespace. */
  namesakes?(ref: string): readonly string[];
};

const MAX_NAMED = 10;

/**
 * The inputs of one product that lead to no product or port. Of use alone when
 * one product has changed: its own inputs are to be checked again, and those
 * of the products that read it.
 *
 * @returns Problems with field and remedy, without lines
 * @public
 */
export function checkInputs(
  product: Pick<DeclaredProduct, 'ref' | 'inputPorts'>,
  lookup: ProductLookup,
): Problem[] {
  return product.inputPorts.flatMap((input, index): Problem[] => {
    const { name, product: target, port, entity } = input;
    if (
      target === undefined ||
      entity !== undefined ||
      target === product.ref
    ) {
      return [];
    }
    const field = `spec.inputPorts[${index}]`;
    const found = lookup.find(target);
    if (!found) {
      return [unknownProduct(name, target, field, lookup)];
    }
    const ports = found.outputPortNames;
    if (port !== undefined) {
      return ports.includes(port)
        ? []
        : [unknownPort(name, target, port, ports, field)];
    }
    return ports.length > 1 ? [unnamedPort(name, target, ports, field)] : [];
  });
}

function unknownProduct(
  name: string,
  target: string,
  field: string,
  lookup: ProductLookup,
): Problem {
  const namesakes = (lookup.namesakes?.(target) ?? []).slice(0, MAX_NAMED);
  return {
    code: 'unknown-product',
    severity: 'error',
    message: `Input port ${name} reads ${target}, which is not in the catalog.`,
    remedy:
      namesakes.length > 0
        ? `Did you mean ${namesakes.join(' or ')}?`
        : 'Correct the reference, or register that product. If it is no data product, name it as `entity`.',
    field: `${field}.product`,
  };
}

function unknownPort(
  name: string,
  target: string,
  port: string,
  ports: readonly string[],
  field: string,
): Problem {
  const close = nearest(port, ports.slice(0, 100));
  return {
    code: 'unknown-port',
    severity: 'error',
    message: `Input port ${name} reads the port ${port} of ${target}, which has no such port.`,
    remedy:
      ports.length === 0
        ? 'The product has no output port. Ask its owner for one.'
        : `${close ? `Did you mean ${close}? ` : ''}It has ${listOf(ports)}.`,
    field: `${field}.port`,
  };
}

function unnamedPort(
  name: string,
  target: string,
  ports: readonly string[],
  field: string,
): Problem {
  return {
    code: 'port-not-named',
    severity: 'warning',
    message: `Input port ${name} does not say which port of ${target} it reads.`,
    remedy: `Add \`port\`. It has ${listOf(ports)}.`,
    field,
  };
}

function listOf(ports: readonly string[]): string {
  const named = ports.slice(0, MAX_NAMED).join(', ');
  const more = ports.length - MAX_NAMED;
  return more > 0 ? `${named} and ${more} more` : named;
}
