import type {
  DataProductReferences,
  DeclarationLines,
  InputPort,
  OutputPort,
  Problem,
  ProductSummary,
  SupportChannel,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/**
 * Raise it when what is stored for a product changes its form or its meaning:
 * the registry then reads all products again by itself, some at a time.
 */
export const PROJECTION_VERSION = 3;

/** An output port without what comes from its contract. */
export type ProjectedPort = Pick<
  OutputPort,
  'name' | 'title' | 'description' | 'version' | 'provisioner' | 'access'
> & {
  contract?: {
    source: string;
    url?: string;
    /** Absent when the contract could not be read. */
    hash?: string;
    /** Why it could not be read. */
    problem?: Problem;
  };
};

/**
 * What the page of a product needs, without what comes from its contracts,
 * from other entities, or from the registry's clock.
 */
export type ProductProjection = {
  purpose?: string;
  limitations?: string;
  usage?: string;
  support?: SupportChannel[];
  ports: ProjectedPort[];
  inputPorts: InputPort[];
  declarationProblems: Problem[];
  /** Where in the declaring file what stands. */
  lines: DeclarationLines;
  /** As the catalog has them. */
  links?: Array<{ url: string; title?: string; type?: string }>;
  /** Where artifacts of engines lie, as declared. */
  qualityResults?: string;
  /** Location that was registered, such as `url:https://…`. */
  origin?: string;
};

/**
 * What a text can be found in, finer than the API's kinds of matches. The
 * order is the one in which the fields of a product are stored: what belongs
 * to a port follows the port, what belongs to a schema or a column follows it.
 */
export const FIELD_KINDS = [
  'name',
  'title',
  'description',
  'tag',
  'port',
  'port-title',
  'port-description',
  'schema',
  'schema-alias',
  'schema-description',
  'column',
  'column-alias',
  'column-description',
] as const;

export type FieldKind = (typeof FIELD_KINDS)[number];

/** A searchable text; the kind is an index of {@link FIELD_KINDS}. */
export type Field = [kind: number, text: string];

/** What lists, facets, text search and graphs need; kept in memory. */
export type ProductDocument = {
  /** Problems of the declaration and the contracts, without the mesh's. */
  summary: Omit<ProductSummary, 'updatedAt'>;
  fields: Field[];
  /** In the order of the declaration, those without a target too. */
  inputs: DataProductReferences['inputs'];
};

/** What is stored of a contract, made from its text alone. */
export type ContractProjection = {
  hash: string;
  text: string;
  /** JSON of the normalised contract. */
  contract?: string;
  problems: Problem[];
  technologies: string[];
  id?: string;
  version?: string;
  apiVersion?: string;
  status?: string;
  columnCount: number;
  /** Searchable texts, from the schemas down to the columns. */
  fields: Field[];
  /** Whether it comes from the database, read by this version. */
  stored: boolean;
};
