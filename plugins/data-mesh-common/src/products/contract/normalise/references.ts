import { child, elements, type DocumentNode } from '../document/nodes';
import { bounded } from './bounded';
import { textOf, textsOf } from './coerce';

/** A relationship of a schema: columns here, and what they refer to. */
export type SchemaRelationship = { from: string; to: string };

/**
 * Turns references into the form `customers.id`. Those that name ids
 * (`/schema/customers_tbl/properties/customer_pk`) are looked up in the same
 * file; what leads to another file stays as it is.
 */
export class References {
  #schemas: Map<string, { name: string; node: DocumentNode }> | undefined;

  readonly #properties = new WeakMap<DocumentNode, Map<string, DocumentNode>>();

  constructor(private readonly schemas: DocumentNode[]) {}

  /** The targets of a property's `relationships`. */
  ofProperty(node: DocumentNode): string[] {
    return elements(child(node, 'relationships')).flatMap(item =>
      textsOf(child(item, 'to')).map(to => this.readable(to)),
    );
  }

  /** The pairs of a schema's `relationships`; composite keys give several. */
  ofSchema(node: DocumentNode): SchemaRelationship[] {
    return elements(child(node, 'relationships')).flatMap(item => {
      const to = textsOf(child(item, 'to'));
      return textsOf(child(item, 'from')).flatMap((from, index) =>
        to[index] === undefined
          ? []
          : [{ from: this.readable(from), to: this.readable(to[index]) }],
      );
    });
  }

  readable(reference: string): string {
    const segments = reference.replace(/^#?\//, '').split('/');
    if (segments.length < 2 || segments[0] !== 'schema') return reference;
    const schema = this.#schemaOf(segments[1]);
    const names = [schema?.name ?? segments[1]];
    let node = schema?.node;
    for (let i = 2; i < segments.length; i++) {
      const [section, id] = [segments[i], segments[i + 1]];
      if (section !== 'properties' || id === undefined) return reference;
      i++;
      node = node && this.#propertiesOf(node).get(id);
      names.push(textOf(child(node, 'name')) ?? id);
    }
    return bounded(names.join('.'));
  }

  /** The properties of a schema or an object by id and by name. */
  #propertiesOf(node: DocumentNode): Map<string, DocumentNode> {
    let properties = this.#properties.get(node);
    if (!properties) {
      properties = new Map();
      for (const property of elements(child(node, 'properties'))) {
        for (const key of ['id', 'name']) {
          const value = textOf(child(property, key));
          if (value !== undefined && !properties.has(value)) {
            properties.set(value, property);
          }
        }
      }
      this.#properties.set(node, properties);
    }
    return properties;
  }

  #schemaOf(id: string) {
    if (!this.#schemas) {
      this.#schemas = new Map();
      for (const node of this.schemas) {
        const name = textOf(child(node, 'name'));
        if (name === undefined) continue;
        for (const key of [textOf(child(node, 'id')), name]) {
          if (key !== undefined && !this.#schemas.has(key)) {
            this.#schemas.set(key, { name, node });
          }
        }
      }
    }
    return this.#schemas.get(id);
  }
}
