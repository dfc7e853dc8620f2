/**
 * The measurements of a service level on one day.
 * @public
 */
export type LevelDay = {
  /** Days since 1970-01-01, in UTC. */
  day: number;
  /** Measurements that kept the level. */
  good: number;
  /** Those that did not. */
  bad: number;
};
