/** Sizes of the drawing, in pixels at zoom 1. */
export const NODE_WIDTH = 184;
export const NODE_HEIGHT = 52;

/** Room between product cards; edges run in it. */
export const NODE_COLUMN_GAP = 48;
export const NODE_ROW_GAP = 20;

/** Room between areas. */
export const AREA_COLUMN_GAP = 72;
export const AREA_ROW_GAP = 36;

/** Room between an area's border and its content. */
export const AREA_PADDING = 22;

/**
 * Room for an area's title. A large mesh is seen from farther away, where its
 * titles need more room to stay readable.
 */
export function areaHeader(products: number): number {
  return Math.round(Math.min(110, Math.max(50, 24 + 3 * Math.sqrt(products))));
}

/** Room around everything. */
export const MARGIN = 32;

/** Width by height that the whole picture strives for. */
export const MESH_ASPECT = 1.75;

/**
 * Proportions that are tried for domains with sub-domains. Which is best
 * depends on how many of them stand side by side.
 */
export const NESTED_ASPECTS = [0.8, 1.3, 2, 3];

/** Width by height of a domain's products. */
export const PRODUCTS_ASPECT = 1.35;
