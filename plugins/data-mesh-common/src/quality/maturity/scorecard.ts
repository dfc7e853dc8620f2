/**
 * What a product has to show.
 * @public
 */
export type Criterion = {
  /** Stable name within its scorecard, in lower case. */
  id: string;
  /** What holds when it is met, for people. */
  title: string;
  /** Attribute of a data product that it is about, such as discoverable. */
  attribute?: string;
  /** CEL expression over the facts of a product that says whether it is met. */
  expression: string;
  /** How to get there, for people. */
  remediation?: string;
};

/**
 * A level of a scorecard.
 * @public
 */
export type ScorecardLevel = {
  title: string;
  description?: string;
  criteria: Criterion[];
};

/**
 * A ladder of levels, declared as data. The first of its levels is level 1; a
 * product that reaches none is at level 0.
 * @public
 */
export type Scorecard = {
  /** Stable name in lower case. */
  id: string;
  title: string;
  description?: string;
  levels: ScorecardLevel[];
};
