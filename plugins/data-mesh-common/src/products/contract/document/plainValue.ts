import type { DocumentNode } from './nodes';

/** The node as an ordinary value; keys that could touch a prototype are left out. */
export function plainValue(node: DocumentNode): unknown {
  switch (node.kind) {
    case 'scalar':
      // JSON has no numbers without end.
      return typeof node.value === 'number' && !Number.isFinite(node.value)
        ? String(node.value)
        : node.value;
    case 'list':
      return node.items.map(plainValue);
    default: {
      const result: Record<string, unknown> = {};
      for (const [key, entry] of node.entries) {
        if (key !== '__proto__') {
          result[key] = plainValue(entry.value);
        }
      }
      return result;
    }
  }
}
