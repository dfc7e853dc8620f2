import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
} from 'yaml';

/** More lines than any honest declaration has fields. */
const MAX_LINES = 5_000;

/**
 * From field path, such as `spec.outputPorts[0].contract`, to line, from 1.
 * @public
 */
export type DeclarationLines = Record<string, number>;

/**
 * The declarations in one catalog file.
 * @public
 */
export interface DeclarationFile {
  /**
   * Tells on which line each field of an entity stands.
   *
   * @param entity - Whom to look for; kind, namespace and name are compared as
   *   the catalog does, without regard to case
   * @returns Undefined when the file does not hold the entity
   */
  locate(entity: {
    kind: string;
    namespace?: string;
    name: string;
  }): DeclarationLines | undefined;
}

/**
 * Opens the text of a catalog file to find fields in it. Never throws; a text
 * that is no YAML holds no declarations.
 * @public
 */
export function openDeclarationFile(text: string): DeclarationFile {
  const counter = new LineCounter();
  const documents = parseDocuments(text, counter);
  return {
    locate: entity => {
      const document = documents.find(one => declares(one, entity));
      return document && linesOf(document, counter);
    },
  };
}

function linesOf(document: Document, counter: LineCounter): DeclarationLines {
  const lines: DeclarationLines = {};
  // Grows while it is walked, outer fields first.
  const pending: Array<{ node: unknown; path: string }> = [];
  const note = (path: string, position: unknown, node: unknown) => {
    if (isNode(position) && position.range && pending.length < MAX_LINES) {
      lines[path] = counter.linePos(position.range[0]).line;
      pending.push({ node, path });
    }
  };
  if (isMap(document.contents)) {
    for (const { key, value } of document.contents.items) {
      const name = nameOf(key);
      if (name === 'spec' || name === 'metadata') {
        note(name, key, value);
      }
    }
  }
  for (const { node, path } of pending) {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        const name = nameOf(key);
        if (name !== undefined) {
          note(`${path}.${name}`, key, value);
        }
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) =>
        note(`${path}[${index}]`, item, item),
      );
    }
  }
  return lines;
}

/**
 * The line of a field, or of the nearest field around it.
 * @public
 */
export function lineOfField(
  lines: DeclarationLines | undefined,
  field: string,
): number | undefined {
  let path = field;
  while (path !== '') {
    if (lines && Object.hasOwn(lines, path)) {
      return lines[path];
    }
    const end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['), 0);
    path = path.slice(0, end);
  }
  return undefined;
}

function parseDocuments(text: string, lineCounter: LineCounter): Document[] {
  try {
    const documents = parseAllDocuments(text, {
      lineCounter,
      prettyErrors: false,
      logLevel: 'silent',
    });
    return Array.isArray(documents) ? [...documents] : [];
  } catch {
    return [];
  }
}

function declares(
  document: Document,
  entity: { kind: string; namespace?: string; name: string },
): boolean {
  const read = (...path: string[]) => {
    const value: unknown = isMap(document.contents)
      ? document.getIn(path, true)
      : undefined;
    const node = isAlias(value) ? value.resolve(document) : value;
    return isScalar(node) ? String(node.value) : undefined;
  };
  return (
    same(read('kind'), entity.kind) &&
    same(read('metadata', 'name'), entity.name) &&
    same(
      read('metadata', 'namespace') ?? 'default',
      entity.namespace ?? 'default',
    )
  );
}

function same(one: string | undefined, other: string): boolean {
  return one?.toLocaleLowerCase('en-US') === other.toLocaleLowerCase('en-US');
}

function nameOf(key: unknown): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}
