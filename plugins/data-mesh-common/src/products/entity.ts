import type { Entity } from '@backstage/catalog-model';
import type { Problem } from '../api/types';

/**
 * The kind of a data product in the catalog.
 * @public
 */
export const DATA_PRODUCT_KIND = 'DataProduct';

/**
 * The API versions of the suite's kinds, newest first.
 * @public
 */
export const DATA_MESH_API_VERSIONS = ['data-mesh/v1alpha1'] as const;

/**
 * Where the data of a product comes from and whom it is made for.
 * @public
 */
export const DATA_PRODUCT_TYPES = [
  'source-aligned',
  'aggregate',
  'consumer-aligned',
] as const;

/** @public */
export const DATA_PRODUCT_LIFECYCLES = [
  'experimental',
  'production',
  'deprecated',
  'retired',
] as const;

/**
 * Classifications from open to closed, unless configured otherwise with
 * `dataMesh.classifications`.
 * @public
 */
export const DEFAULT_CLASSIFICATIONS = [
  'public',
  'internal',
  'confidential',
  'restricted',
] as const;

/**
 * A contract after ingestion. Exactly one of `text` and `problem` is there.
 *
 * @remarks
 * It is kept as text, as `definition` is in the kind API: the catalog indexes
 * every scalar of a parsed object.
 *
 * @public
 */
export type ResolvedContract = {
  /** As the author declared it: a path beside the declaration, or a URL. */
  source: string;
  /** The location that was read, as `url:…` or `file:…` target without type. */
  url?: string;
  /** The file's text, at most 1 MiB unless configured otherwise. */
  text?: string;
  /** Why there is no text. */
  problem?: Problem;
};

/** @public */
export type DataProductInputPort = {
  name: string;
  description?: string;
  /** Another product; a reference whose kind defaults to DataProduct. */
  product?: string;
  /** An output port of that product. */
  port?: string;
  /** Any other entity of the catalog, such as an operational database. */
  entity?: string;
};

/** @public */
export type DataProductOutputPort = {
  name: string;
  title?: string;
  description?: string;
  version?: string;
  /**
   * In the file: a path or a URL. In the processed entity: what was read there.
   */
  contract?: string | ResolvedContract;
  /** Id of a provisioner; chosen by the contract's server type when left out. */
  provisioner?: string;
  access?: {
    /** Classifications that are given to whoever asks, without a decision. */
    autoApprove?: string[];
  };
};

/** @public */
export type DataProductSupportChannel = {
  channel: string;
  url?: string;
  tool?: string;
  scope?: string;
  description?: string;
  invitationUrl?: string;
};

/**
 * A data product, as declared in `catalog-info.yaml`.
 * @public
 */
export interface DataProductEntityV1alpha1 extends Entity {
  apiVersion: (typeof DATA_MESH_API_VERSIONS)[number];
  kind: typeof DATA_PRODUCT_KIND;
  spec: {
    type: string;
    lifecycle: string;
    owner: string;
    domain?: string;
    system?: string;
    version?: string;
    classification?: string;
    purpose?: string;
    limitations?: string;
    usage?: string;
    inputPorts?: DataProductInputPort[];
    outputPorts?: DataProductOutputPort[];
    support?: DataProductSupportChannel[];
  };
}

/** @public */
export type DataProductEntity = DataProductEntityV1alpha1;

/**
 * Whether an entity is a data product, of any version.
 * @public
 */
export function isDataProductEntity(
  entity: Entity,
): entity is DataProductEntity {
  return (
    entity.kind.toLocaleLowerCase('en-US') ===
      DATA_PRODUCT_KIND.toLocaleLowerCase('en-US') &&
    (DATA_MESH_API_VERSIONS as readonly string[]).includes(entity.apiVersion)
  );
}
