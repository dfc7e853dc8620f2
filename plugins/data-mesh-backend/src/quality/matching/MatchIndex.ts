import type { RelationName } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ContractFacts, ContractRelation } from './contractFacts';
import { splitAddress, type FileLocation } from './fileLocation';
import { readNamespace, samePlace } from './namespaces';

/** An output port that results may belong to. */
export type PortEntry = {
  /** Full entity reference. */
  product: string;
  port: string;
  /** Of its contract, where it has one that can be read. */
  hash?: string;
  facts?: ContractFacts;
};

/** A port whose contract promises a relation. */
export type Fit = {
  entry: PortEntry;
  /** Schema object of the contract. */
  schema?: string;
  /** How many parts of the name beside the table's are known to agree. */
  agreed: number;
};

/** The ports that a sender may write for, by what engines call them. */
export class MatchIndex {
  readonly #products = new Map<string, PortEntry[]>();
  readonly #contracts = new Map<string, PortEntry[]>();
  readonly #tables = new Map<
    string,
    Array<{ entry: PortEntry; relation: ContractRelation }>
  >();
  readonly #files = new Map<
    string,
    Array<{ entry: PortEntry; file: FileLocation & { schema?: string } }>
  >();

  /**
   * @param products - all that the sender may write for, those without ports
   *   too
   */
  constructor(products: Iterable<string>, ports: Iterable<PortEntry>) {
    for (const product of products) {
      this.#products.set(product, []);
    }
    for (const entry of ports) {
      add(this.#products, entry.product, entry);
      if (entry.facts?.id !== undefined) {
        add(this.#contracts, entry.facts.id, entry);
      }
      for (const relation of entry.facts?.relations ?? []) {
        add(this.#tables, relation.table, { entry, relation });
      }
      for (const file of entry.facts?.files ?? []) {
        add(this.#files, file.store, { entry, file });
      }
    }
  }

  /** The ports of a product; undefined for one that is out of reach. */
  portsOf(product: string): readonly PortEntry[] | undefined {
    return this.#products.get(product);
  }

  /** All ports there are. */
  *ports(): Iterable<PortEntry> {
    for (const entries of this.#products.values()) {
      yield* entries;
    }
  }

  /** The ports with a contract of that id. */
  withContract(id: string): readonly PortEntry[] {
    return this.#contracts.get(id.toLowerCase()) ?? [];
  }

  /**
   * The ports whose contract promises a relation, each once. What both sides
   * know has to agree; what one of them does not know says nothing.
   */
  fits(name: RelationName): Fit[] {
    const fits = new Map<PortEntry, Fit>();
    for (const fit of [...this.#tableFits(name), ...this.#fileFits(name)]) {
      const known = fits.get(fit.entry);
      if (!known || known.agreed < fit.agreed) {
        fits.set(fit.entry, fit);
      }
    }
    return [...fits.values()];
  }

  /** Where tables of that name are promised, whatever else is different. */
  namesakes(table: string): readonly {
    entry: PortEntry;
    relation: ContractRelation;
  }[] {
    return this.#tables.get(table.toLowerCase()) ?? [];
  }

  *#tableFits(name: RelationName): Iterable<Fit> {
    const place = readNamespace(name.namespace);
    for (const { entry, relation } of this.namesakes(name.table)) {
      const agreements = [
        same(name.schema, relation.namespace),
        same(name.database, relation.database),
        place && samePlace(place, relation),
      ];
      if (!agreements.includes(false)) {
        const agreed = agreements.filter(Boolean).length;
        yield { entry, schema: relation.schema, agreed };
      }
    }
  }

  *#fileFits({
    namespace,
    database,
    schema,
    table,
  }: RelationName): Iterable<Fit> {
    // The dots of a path part nothing.
    const name = [database, schema, table].filter(Boolean).join('.');
    const { store, path } = splitAddress(
      namespace === undefined || /^[a-z][a-z0-9+.-]*:\/\//i.test(name)
        ? name
        : `${namespace.replace(/^file$/i, 'file:')}/${name}`,
    );
    for (const { entry, file } of this.#files.get(store) ?? []) {
      if (path !== '' && (path === file.directory || file.matches(path))) {
        yield { entry, schema: file.schema, agreed: 1 };
      }
    }
  }
}

/** Undefined where one of them is not known. */
function same(
  name: string | undefined,
  known: string | undefined,
): boolean | undefined {
  return name && known ? name.toLowerCase() === known : undefined;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) {
    list.push(value);
  } else {
    map.set(key, [value]);
  }
}
