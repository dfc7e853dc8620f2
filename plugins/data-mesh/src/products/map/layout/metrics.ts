/** Sizes of the drawing, in pixels at zoom 1. */
export const NODE_WIDTH = 184;
export const NODE_HEIGHT = 52;

/** Room between product cards; edges run in it. */
export const NODE_COLUMN_GAP = 48;
export const NODE_ROW_GAP = 20;

/** Room between areas. */
export const AREA_COLUMN_GAP = 72;
export const AREA_ROW_GAP = 36;

/** Room between an area's border and its content; the title is on top. */
export const AREA_PADDING = 22;
export const AREA_HEADER = 50;

/** Room around everything. */
export const MARGIN = 32;

/** How a group of each kind is to be arranged; see PackOptions. */
export const ARRANGEMENT = {
  mesh: { aspect: 1.75, sideways: 0.9 },
  /** Narrow, so that domains with and without sub-domains pack well. */
  subdomains: { aspect: 0.8, sideways: 0.25 },
  products: { aspect: 1.35, sideways: 1.6 },
};
