/** @public */
export type MeshBox = { x: number; y: number; width: number; height: number };

/**
 * The area of a domain. Sub-domains lie inside their parent.
 * @public
 */
export type MeshArea = MeshBox & {
  /** The domain's entity reference, or {@link NO_DOMAIN}. */
  id: string;
  title: string;
  /** Area that contains this one; none at the top. */
  parent?: string;
  /** 0 at the top. */
  depth: number;
  /** Products of the domain and its sub-domains. */
  productCount: number;
};

/** @public */
export type MeshNode = MeshBox & {
  /** The product's entity reference. */
  ref: string;
  /** Id of the innermost area around it. */
  area: string;
};

/**
 * A point that a flow passes, and whether it is travelling right (1) or left
 * (-1) there.
 * @public
 */
export type MeshRoutePoint = { x: number; y: number; direction: 1 | -1 };

/** @public */
export type MeshEdge = {
  from: string;
  to: string;
  /** Output ports through which the data flows, sorted. */
  ports: string[];
  /** Leaves its area, or its area's own products for a sub-domain. */
  crossing: boolean;
  /** From the source's side to the target's side. */
  route: MeshRoutePoint[];
};

/**
 * All flows between two neighbouring areas drawn as one, for a view from far.
 * @public
 */
export type MeshBundle = {
  id: string;
  /** Number of product-to-product flows. */
  count: number;
  route: MeshRoutePoint[];
};

/**
 * Where everything lies; units are those of an unzoomed pixel.
 * @public
 */
export type MeshLayout = {
  width: number;
  height: number;
  /** Parents before children. */
  areas: MeshArea[];
  /** Column by column in the direction of flow, so a reading order. */
  nodes: MeshNode[];
  edges: MeshEdge[];
  bundles: MeshBundle[];
};

/**
 * Id of the area for products without a domain.
 * @public
 */
export const NO_DOMAIN = 'no-domain';
