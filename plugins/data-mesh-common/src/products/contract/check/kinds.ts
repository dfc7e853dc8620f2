import type { DocumentNode } from '../document/nodes';
import type { Shape } from '../standard/shapes';

/** The shape itself, where shapes that contain each other are functions. */
export function resolved(shape: Shape | (() => Shape)): Shape {
  return typeof shape === 'function' ? shape() : shape;
}

/** Whether the value is of the right kind, whatever else is wrong with it. */
export function isOfKind(shape: Shape, node: DocumentNode): boolean {
  switch (shape.type) {
    case 'anything':
      return true;
    case 'record':
      return node.kind === 'map';
    case 'list':
      return node.kind === 'list';
    case 'either':
      return shape.of.some(one => isOfKind(one, node));
    default:
  }
  if (node.kind !== 'scalar') return false;
  switch (shape.type) {
    case 'text':
      return typeof node.value === 'string';
    case 'number':
      return typeof node.value === 'number';
    case 'flag':
      return typeof node.value === 'boolean';
    default:
      return true;
  }
}

/** The same for values that are deeply equal, whatever the order of keys. */
export function identity(node: DocumentNode): string {
  switch (node.kind) {
    case 'scalar':
      return JSON.stringify(node.value);
    case 'list':
      return `[${node.items.map(identity).join()}]`;
    default:
      return `{${[...node.entries]
        .map(([key, { value }]) => `${JSON.stringify(key)}:${identity(value)}`)
        .sort()
        .join()}}`;
  }
}
