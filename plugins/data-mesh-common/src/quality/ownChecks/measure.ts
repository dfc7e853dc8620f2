/** A value of a contract, as it stands there. @public */
export type ContractValue = string | number | boolean;

/**
 * What is counted in a table. Columns are paths of the contract.
 * @public
 */
export type Measure =
  | { kind: 'rowCount' }
  | { kind: 'nullValues'; column: string }
  /** Null, or one of the values. */
  | { kind: 'missingValues'; column: string; values: ContractValue[] }
  /** Neither null nor one of the values, or not matching the pattern. */
  | {
      kind: 'invalidValues';
      column: string;
      values?: ContractValue[];
      /** A regular expression of the platform, found anywhere in the text. */
      pattern?: string;
    }
  /** Combinations without a null that occur more than once, each once. */
  | { kind: 'duplicateValues'; columns: string[] }
  /** The newest time. */
  | { kind: 'freshness'; column: string }
  /** The oldest time. */
  | { kind: 'retention'; column: string }
  /** The number that a query of the contract answers. */
  | { kind: 'sql'; query: string; column?: string };

/**
 * What came of counting.
 * @public
 */
export type Measured =
  | {
      status: 'measured';
      /** Of the table. */
      rows?: number;
      /**
       * Rows or values that were counted; the number of rows for `rowCount`;
       * seconds since 1970 for times, null where there is none; the answer of
       * a query.
       */
      value: number | null;
      /** Rows that could have been counted; those of the table unless set. */
      tested?: number;
      /** Rows behind the value, where it counts something else. */
      failed?: number;
    }
  | {
      /** It was tried and broke, or it cannot be tried; never with values. */
      status: 'error' | 'not_evaluated';
      reason: string;
    };
