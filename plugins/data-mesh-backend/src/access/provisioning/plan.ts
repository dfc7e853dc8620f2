import type { JsonObject } from '@backstage/types';

/** What the column `plan` of a grant holds. */
export type StoredPlan = {
  /** For people. */
  steps: string[];
  /** Of the provisioner. */
  snapshot: JsonObject;
};

/** What the column `replaced_plan` of a grant holds. */
export type ReplacedPlan = {
  provisioner: string;
  target: string;
  plan: StoredPlan;
};
