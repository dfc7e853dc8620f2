export interface Config {
  dataMesh?: {
    quality?: {
      /** Checks that the portal itself runs on Parquet, CSV and JSON files. */
      files?: {
        /**
         * Folders below which files may be read, as absolute paths; none
         * unless set. Mount them read-only.
         */
        roots: string[];
        /** That DuckDB may use for one table, such as `512MB`, the default. */
        memoryLimit?: string;
        /** Processors that it may use; 1 unless set. */
        threads?: number;
        /** Tables that are read at once, a process each; 1 unless set. */
        maxProcesses?: number;
        /** Milliseconds that a statement may take; 60000 unless set. */
        statementTimeout?: number;
        /**
         * Milliseconds after which a run begins no more statements; 600000
         * unless set.
         */
        runTimeout?: number;
      };
    };
  };
}
