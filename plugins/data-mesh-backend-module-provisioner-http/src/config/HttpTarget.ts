import type { ProvisionerCapabilities } from '@backstage-data-mesh/plugin-data-mesh-node';

/** What both flavours have in common. */
type TargetBase = {
  /** Id of the provisioner. */
  id: string;
  title: string;
  /** Without a slash at its end. */
  url: string;
  serverTypes: string[];
  timeoutMs: number;
  pollMs: number;
};

/** A service that speaks the protocol of the suite. */
export type DataMeshTarget = TargetBase & {
  flavour: 'data-mesh';
  secret: string;
  capabilities: Pick<
    ProvisionerCapabilities,
    | 'columns'
    | 'groups'
    | 'verifies'
    | 'lists'
    | 'endsSessions'
    | 'nativeExpiry'
  > & { logins: boolean };
};

/** A service that speaks the interface of Witboost's specific provisioners. */
export type WitboostTarget = TargetBase & {
  flavour: 'witboost';
  secret?: string;
  aclSemantics: 'replace' | 'add';
  groupsAs: 'members' | 'group';
};

export type HttpTarget = DataMeshTarget | WitboostTarget;
