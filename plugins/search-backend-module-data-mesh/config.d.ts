import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** How data products, ports and columns get into the search. */
      dataProduct?: {
        /**
         * How often the index is built anew; every 10 minutes by default, the
         * first time 10 seconds after the start.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
