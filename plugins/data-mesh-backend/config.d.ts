import type { HumanDuration } from '@backstage/types';

export interface Config {
  dataMesh?: {
    /**
     * The registry of data products: how it follows the catalog.
     */
    registry?: {
      /**
       * How often the registry looks for changes in the catalog, such as
       * `{ seconds: 5 }`, which is the default. A look at an unchanged catalog
       * reads no entity but its domains. At least a second.
       */
      syncInterval?: HumanDuration | string;

      /**
       * When more than half of all data products, or all of them, are missing
       * from the catalog at once, they are kept for this long before the
       * registry believes that they are gone; 10 minutes unless set.
       */
      vanishGrace?: HumanDuration | string;

      /**
       * How old the registry in the memory of a backend may be before it asks
       * the database for changes that other backends wrote; 500 milliseconds
       * unless set.
       */
      maxAge?: HumanDuration | string;
    };

    /**
     * Short name of this installation in lower case, such as `prod`; `default`
     * unless set. It stands in the names of everything that is made in data
     * platforms, so that a copy of the database in another environment never
     * touches what this one gave. Give each installation its own.
     */
    environment?: string;

    /**
     * Access to data: who is asked, for how long it is given, and how it is
     * brought into the platforms.
     */
    access?: {
      /**
       * What data may be asked for, to choose from.
       */
      purposes?: Array<{
        /** Stable name in lower case, such as `research`. */
        id: string;
        /** For people. */
        title: string;
        /** When to choose it. */
        description?: string;
      }>;

      /**
       * For how long access is given, in ISO 8601.
       */
      durations?: {
        /** To choose from; 7, 30, 90, 180 and 365 days unless set. */
        choices?: string[];
        /** Chosen at first; `P90D` unless set. */
        default?: string;
        /** The longest that can be asked for; `P365D` unless set. */
        max?: string;
      };

      /**
       * How requests are decided.
       */
      approvals?: {
        /**
         * How long the people of a step have to decide before it is brought
         * before those above them; 7 days unless set.
         */
        stepTimeout?: HumanDuration | string;
        /**
         * After how long they are reminded; 2 days unless set.
         */
        reminderAfter?: HumanDuration | string;
        /**
         * After how long an undecided request expires; 30 days unless set.
         */
        requestTimeout?: HumanDuration | string;
        /**
         * References of groups or users that are asked when nobody else is
         * left who may decide. Without them such a request waits until it
         * expires: nothing is ever approved by nobody.
         */
        fallbackApprovers?: string[];
      };

      /**
       * How long before its end the people of a grant are warned; 14 days
       * unless set.
       */
      expiryWarning?: HumanDuration | string;

      /**
       * After how long the owner of a product has to confirm that a grant is
       * still right; never unless set. At least a day.
       */
      recertifyEvery?: HumanDuration | string;

      /**
       * How grants are brought into the platforms.
       */
      provisioning?: {
        /**
         * How often the reconciler looks for work when nothing wakes it; 5
         * seconds unless set.
         */
        interval?: HumanDuration | string;
        /**
         * How often each grant is compared with its platform; 15 minutes
         * unless set.
         */
        verifyEvery?: HumanDuration | string;
        /**
         * How long a platform belongs to a backend that does not answer any
         * more; a minute unless set.
         */
        lease?: HumanDuration | string;
        /**
         * When nothing was provisioned for longer than this, the database may
         * be a restored backup: nothing is changed in platforms until somebody
         * resumes it. 2 days unless set.
         */
        maxSilence?: HumanDuration | string;
        /**
         * How much access may be taken away within an hour without an expiry
         * or a person behind it, before provisioning stops and asks; 100
         * unless set.
         */
        maxRevocationsPerHour?: number;
      };
    };

    /**
     * Quality: who may bring results, and when quality has fallen.
     */
    quality?: {
      /**
       * The score below which an incident is opened; 80 unless set, and 0 for
       * never.
       */
      alertBelow?: number;

      /**
       * How service levels of contracts are judged by measurements.
       */
      serviceLevels?: {
        /** Days that are looked at, today included; 30 unless set. */
        window?: number;
        /**
         * Share of measurements that has to keep a level where its contract
         * says no other; 0.95 unless set.
         */
        objective?: number;
      };

      /**
       * Whether products are judged by the scorecard of usability that comes
       * with the suite; true unless set. A scorecard of your own with the id
       * `usability` takes its place.
       */
      defaultScorecard?: boolean;

      /**
       * Scorecards of your own. A product reaches a level when it meets all
       * criteria of it and of those before it.
       */
      scorecards?: Array<{
        /** Stable name in lower case. */
        id: string;
        /** For people. */
        title: string;
        /** For people. */
        description?: string;
        /**
         * Filter predicate over the product as an entity, such as
         * `{ spec.lifecycle: production }`; all products unless set.
         */
        appliesTo?: object;
        /** From the first one up. */
        levels: Array<{
          /** For people. */
          title: string;
          /** For people. */
          description?: string;
          /** What it takes. */
          criteria: Array<{
            /** Stable name in lower case, unique in its scorecard. */
            id: string;
            /** What holds when it is met, for people. */
            title: string;
            /** What it is about, such as `trustworthy`. */
            attribute?: string;
            /** CEL expression over the facts of the product. */
            expression: string;
            /** How to get there, for people. */
            remediation?: string;
          }>;
        }>;
      }>;

      /**
       * Services of Backstage that may bring results with their own token.
       * Teams rather make a token for results in the portal.
       */
      writers?: Array<{
        /** As the token of the service says, such as `external:ci`. */
        subject: string;
        /**
         * References of owners whose products it may write for, or `all`.
         */
        owners: string[] | 'all';
      }>;

      /**
       * How often artifacts are fetched that declarations name with the
       * annotation `data-mesh/quality-results`; 15 minutes unless set.
       */
      pullEvery?: HumanDuration | string;

      /**
       * Artifacts to fetch beside those that declarations name. They are
       * fetched from wherever the portal can read.
       */
      pull?: Array<{
        /** Reference of the data product, such as `dataproduct:orders`. */
        product: string;
        /**
         * URLs without user and password, as in the annotation: those that are
         * read together are joined with a plus sign.
         */
        artifacts: string | string[];
        /** How often; as `pullEvery` unless set. */
        schedule?: HumanDuration | string;
      }>;

      /**
       * Places outside the repository of a declaration from which it may have
       * artifacts fetched too. Each entry has either `url` or `folder`.
       */
      allow?: Array<{
        /**
         * A URL such as `https://artifacts.example.com/quality/`. It stands
         * for everything below it on the same host. The host has to be
         * readable too: through an integration, or `backend.reading.allow`.
         */
        url?: string;
        /**
         * An absolute path on the machine of the backend, for declarations
         * that are registered as files.
         */
        folder?: string;
      }>;

      /**
       * Checks that the portal runs itself, where a module can reach the data.
       */
      ownChecks?: {
        /**
         * How often, where the contract does not say; an hour unless set.
         */
        every?: HumanDuration | string;
      };

      /**
       * How long single results are kept, with the runs that brought them; 90
       * days unless set. Scores are kept longer.
       */
      keepResults?: HumanDuration | string;

      /**
       * How long the scores of past days are kept, and the measurements of
       * service levels; two years unless set.
       */
      keepHistory?: HumanDuration | string;
    };
  };
}
