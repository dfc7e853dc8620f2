import type { Finding } from '../document/finding';
import {
  child,
  elements,
  type DocumentNode,
  type MapNode,
} from '../document/nodes';
import { formatPath, type FieldPath } from './fieldPath';
import { quoted } from './describe';

/** Beyond that a list of warnings is not read anyway. */
const MAX_WARNINGS = 50;

class Adviser {
  readonly findings: Finding[] = [];
  /** Names of the columns of each schema, nested ones with dots. */
  readonly #columns = new Map<string, Set<string>>();

  constructor(private readonly root: MapNode) {}

  run() {
    const servers = elements(child(this.root, 'servers'));
    this.#distinct(servers, 'server', 'server', ['servers']);
    const schemas = elements(child(this.root, 'schema'));
    this.#distinct(schemas, 'name', 'schema', ['schema']);
    for (const schema of schemas) {
      const name = textAt(schema, 'name');
      if (name === undefined) continue;
      const columns = new Set<string>();
      collectColumns(schema, '', columns);
      this.#columns.set(name, columns);
    }
    schemas.forEach((schema, index) => {
      this.#element(schema, ['schema', index]);
    });
    elements(child(this.root, 'roles')).forEach((role, index) => {
      this.#roleColumns(role, ['roles', index]);
    });
  }

  /** A column that a role keeps out under a wrong name is given. */
  #roleColumns(role: DocumentNode, path: FieldPath) {
    elements(child(role, 'customProperties')).forEach((property, index) => {
      const name = textAt(property, 'property');
      if (name !== 'columns' && name !== 'exceptColumns') return;
      const value = child(property, 'value');
      for (const node of value?.kind === 'scalar' ? [value] : elements(value)) {
        const text =
          node.kind === 'scalar' && typeof node.value === 'string'
            ? node.value
            : '';
        const unknown = text
          .split(/[,\n]/)
          .map(id => id.trim())
          .filter(id => id !== '' && !id.includes('*') && !this.#has(id));
        if (unknown.length > 0) {
          this.#warn(node, [...path, 'customProperties', index, 'value'], {
            code: 'unknown-role-column',
            message: `The role names ${quoted(unknown[0])}, which is no column of the contract.`,
            remedy:
              'Write the schema, a dot and the path of the column, such as `orders.address.city`.',
          });
        }
      }
    });
  }

  /** Whether an id such as `orders.lines[].sku` names something. */
  #has(id: string): boolean {
    const plain = id.replace(/\[\]|\{\}/g, '');
    return [...this.#columns].some(
      ([schema, columns]) =>
        plain === schema ||
        (plain.startsWith(`${schema}.`) &&
          columns.has(plain.slice(schema.length + 1))),
    );
  }

  /** A schema or a property, with everything inside it. */
  #element(node: DocumentNode, path: FieldPath) {
    if (node.kind !== 'map' || this.findings.length >= MAX_WARNINGS) return;
    this.#keyPosition(node, path, 'primaryKeyPosition', 'primaryKey');
    this.#keyPosition(node, path, 'partitionKeyPosition', 'partitioned');
    this.#quality(node, path);
    this.#references(node, path);
    const properties = elements(child(node, 'properties'));
    this.#distinct(properties, 'name', 'property', [...path, 'properties']);
    properties.forEach((property, index) => {
      this.#element(property, [...path, 'properties', index]);
    });
    const items = child(node, 'items');
    if (items) this.#element(items, [...path, 'items']);
    const map = child(node, 'map');
    for (const key of ['key', 'value']) {
      const part = child(map, key);
      if (part) this.#element(part, [...path, 'map', key]);
    }
  }

  #distinct(
    nodes: DocumentNode[],
    field: string,
    title: string,
    path: FieldPath,
  ) {
    const seen = new Set<string>();
    nodes.forEach((node, index) => {
      const name = textAt(node, field);
      if (name === undefined) return;
      if (seen.has(name)) {
        this.#warn(child(node, field), [...path, index, field], {
          code: 'duplicate-name',
          message: `There is another ${title} named ${quoted(name)} before.`,
          remedy: 'Give each a name of its own, or remove one.',
        });
      }
      seen.add(name);
    });
  }

  #keyPosition(
    node: MapNode,
    path: FieldPath,
    position: string,
    flagName: string,
  ) {
    const given = child(node, position);
    const flag = child(node, flagName);
    const isKey = flag?.kind === 'scalar' && flag.value === true;
    if (
      given?.kind === 'scalar' &&
      typeof given.value === 'number' &&
      given.value > 0 &&
      !isKey
    ) {
      this.#warn(given, [...path, position], {
        code: 'position-without-key',
        message: `\`${position}\` has no effect without \`${flagName}: true\`.`,
        remedy: `Add \`${flagName}: true\`, or remove \`${position}\`.`,
      });
    }
  }

  #quality(node: MapNode, path: FieldPath) {
    elements(child(node, 'quality')).forEach((rule, index) => {
      const query = child(rule, 'query');
      const token =
        query?.kind === 'scalar' && typeof query.value === 'string'
          ? /\$\{(?:object|property|table|column)\}|\{(?:table|column)\}/.exec(
              query.value,
            )?.[0]
          : undefined;
      if (token === undefined) return;
      const standard = /table|object/.test(token) ? '{object}' : '{property}';
      this.#warn(query, [...path, 'quality', index, 'query'], {
        code: 'two-spellings',
        message: `${token} in the \`query\` is a spelling that not every tool knows; the standard writes ${standard}.`,
        remedy: `Write ${standard}.`,
      });
    });
  }

  #references(node: MapNode, path: FieldPath) {
    elements(child(node, 'relationships')).forEach((relationship, index) => {
      for (const side of ['from', 'to']) {
        const given = child(relationship, side);
        const references = given?.kind === 'scalar' ? [given] : elements(given);
        for (const reference of references) {
          this.#reference(reference, [...path, 'relationships', index, side]);
        }
      }
    });
  }

  /** Only columns of this file can be looked up. */
  #reference(node: DocumentNode, path: FieldPath) {
    const reference =
      node.kind === 'scalar' && typeof node.value === 'string'
        ? node.value
        : undefined;
    const dot = reference?.indexOf('.') ?? -1;
    if (reference === undefined || dot === -1 || reference.includes('/'))
      return;
    const schema = reference.slice(0, dot);
    const column = reference.slice(dot + 1);
    const columns = this.#columns.get(schema);
    if (columns && !columns.has(column)) {
      this.#warn(node, path, {
        code: 'unknown-reference',
        message: `The relationship names ${quoted(reference)}, but schema ${quoted(schema)} has no property ${quoted(column)}.`,
        remedy: 'Correct the reference, or add the property.',
      });
    }
  }

  #warn(
    node: DocumentNode | undefined,
    path: FieldPath,
    advice: Pick<Finding, 'code' | 'message' | 'remedy'>,
  ) {
    if (this.findings.length >= MAX_WARNINGS) return;
    this.findings.push({
      ...advice,
      severity: 'warning',
      field: formatPath(path),
      at: node?.at,
    });
  }
}

/**
 * What the standard's schema accepts, and is a mistake or a trap all the same.
 */
export function adviseOnContract(root: MapNode): Finding[] {
  const adviser = new Adviser(root);
  adviser.run();
  return adviser.findings;
}

function collectColumns(
  node: DocumentNode,
  prefix: string,
  columns: Set<string>,
) {
  for (const property of elements(child(node, 'properties'))) {
    const name = textAt(property, 'name');
    if (name === undefined) continue;
    columns.add(prefix + name);
    collectColumns(property, `${prefix}${name}.`, columns);
    const items = child(property, 'items');
    if (items) collectColumns(items, `${prefix}${name}.`, columns);
  }
}

function textAt(node: DocumentNode, key: string): string | undefined {
  const value = child(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'string'
    ? value.value
    : undefined;
}
