import type {
  CheckOutcome,
  CheckResult,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** A result that belongs to a product and was not known before. */
export type NewResult = Pick<
  CheckResult,
  'checkKey' | 'measured' | 'rowsTested' | 'failedRows' | 'ruleKey' | 'type'
> & {
  /** Of quality_checks. */
  checkId: number;
  port?: string;
  /** Schema object of the contract. */
  schema?: string;
  /** Path of the column in the contract, or as the engine calls it. */
  property?: string;
  outcome: CheckOutcome;
  /** Listed by the engine, but never run. */
  listedOnly: boolean;
  /** The time of arrival where the engine is silent. */
  executedAt: Date;
};
