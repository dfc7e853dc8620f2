import type { HumanDuration } from '@backstage/types';

export interface Config {
  dataMesh?: {
    access?: {
      provisioners?: {
        http?: {
          /** Services that grant access in their platform, one provisioner each. */
          targets?: Array<{
            /**
             * Id of the provisioner, as ports name it, such as `lakehouse`:
             * lower case letters, digits and `-`.
             */
            id: string;
            /** For people; the id unless set. */
            title?: string;
            /** Of the service; paths of the protocol are added to it. */
            url: string;
            /**
             * What the service speaks: the protocol of the suite, or the
             * published interface of Witboost's specific provisioners, 2.2.0.
             */
            flavour?: 'data-mesh' | 'witboost';
            /**
             * Shared with the service; at least 32 characters. Signs every
             * call; with the flavour `witboost` it is sent as a bearer token
             * and may be left out.
             * @visibility secret
             */
            secret?: string;
            /**
             * Types of servers in contracts that it serves unless a port names
             * its provisioner; none unless set.
             */
            serverTypes?: string[];
            /** How long one call may take, up to a minute; 30 seconds unless set. */
            timeout?: HumanDuration | string;
            /**
             * How often work that was accepted is asked about, unless the
             * service says so itself; 10 seconds unless set.
             */
            pollEvery?: HumanDuration | string;
            /** What the service can do, with the flavour `data-mesh`. */
            capabilities?: {
              /** Limits access to columns; false unless set. */
              columns?: boolean;
              /** Takes the members of a group; true unless set. */
              groups?: boolean;
              /**
               * Looks into its platform when asked, rather than remembering;
               * true unless set.
               */
              verifies?: boolean;
              /** Names all grants of ours; false unless set. */
              lists?: boolean;
              /** Ends what a consumer has open; false unless set. */
              endsSessions?: boolean;
              /** Ends access by itself at the end; false unless set. */
              nativeExpiry?: boolean;
              /**
               * Needs a login for each member; without any a grant is blocked.
               * True unless set; false when the service maps references itself.
               */
              logins?: boolean;
            };
            /**
             * With the flavour `witboost`, required: whether the list of an
             * update replaces the list of those who may, or adds to it.
             */
            aclSemantics?: 'replace' | 'add';
            /**
             * With the flavour `witboost`: whether a group is sent as its
             * `members`, which is the default, or as itself, `group`.
             */
            groupsAs?: 'members' | 'group';
          }>;
        };
      };
    };
  };
}
