import type { QualityRule, ServiceLevel } from '../../api/types';
import type { CheckSeverity, QualityDimension } from '../results';

/**
 * A check that a contract promises: a quality rule that a machine can evaluate,
 * or a service level that can be measured.
 * @public
 */
export type ExpectedCheck = {
  /**
   * The same as long as the promise is: from its id in the contract, else from
   * what it says. Unique within an output port.
   */
  ruleKey: string;
  /** Output port. */
  port: string;
  /** Schema object of the contract; left out for what is about all of them. */
  schema?: string;
  /** Path of the column within its schema. */
  property?: string;
  /** Its physical name, where it has another one. */
  column?: string;
  /** In words. */
  name: string;
  dimension?: QualityDimension;
  severity?: CheckSeverity;
  /** How often it is to be evaluated says after which time it is stale. */
  maxAgeSeconds?: number;
} & (
  | { kind: 'rule'; rule: QualityRule }
  | { kind: 'service-level'; level: ServiceLevel }
);
