/**
 * A parsed YAML or JSON document in which every value knows where it stands.
 * Keys live in Maps, so that no key of a file can reach an object's prototype.
 */
export type DocumentNode = ScalarNode | ListNode | MapNode;

export type ScalarNode = {
  kind: 'scalar';
  value: string | number | boolean | null;
  /** As written, where that differs from the value: `1.10` of the number 1.1. */
  raw?: string;
  /** Offset in the text. */
  at: number;
};

export type ListNode = { kind: 'list'; items: DocumentNode[]; at: number };

export type MapNode = {
  kind: 'map';
  entries: Map<string, MapEntry>;
  at: number;
};

export type MapEntry = { value: DocumentNode; keyAt: number };

/** The value of a key; undefined when the node is no map or lacks the key. */
export function child(
  node: DocumentNode | undefined,
  key: string,
): DocumentNode | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
}

/** The elements of a list; none for anything else. */
export function elements(node: DocumentNode | undefined): DocumentNode[] {
  return node?.kind === 'list' ? node.items : [];
}

/** Whether the value is there at all and not null. */
export function isFilled(node: DocumentNode | undefined): node is DocumentNode {
  return node !== undefined && !(node.kind === 'scalar' && node.value === null);
}
