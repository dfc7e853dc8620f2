/**
 * A location of the catalog: where something was declared or registered.
 * @public
 */
export type Place = {
  /** Such as `url` or `file`. */
  type: string;
  /** A URL or a path. */
  target: string;
};
