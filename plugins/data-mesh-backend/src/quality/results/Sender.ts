/** Who brings results, and for which products they may. */
export type Sender = {
  /** push: sent to the portal. pull: fetched by it. own: run by it. */
  source: 'push' | 'pull' | 'own';
  /** As audit and runs name it, such as token:… or user:default/…. */
  ref: string;
  /**
   * May write for products of these owners only, full references; `all` for
   * the portal's own work and for administrators.
   */
  owners: readonly string[] | 'all';
  /** For those who may write for named products only, whoever owns them. */
  products?: readonly string[];
  /**
   * The owner whose inbox gets what belongs to no product; left out where
   * nobody is concerned, and it is only told in the answer.
   */
  inbox?: string;
};
