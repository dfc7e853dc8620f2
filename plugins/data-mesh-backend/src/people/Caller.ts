import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Actor } from '../ledger/Ledger';
import type { Person } from './PeopleDirectory';

/** Who calls a route. */
export type Caller = {
  credentials: BackstageCredentials;
  /** As the ledger and the audit log name them. */
  actor: Actor;
  /**
   * The user, when it is one that the catalog knows. Services and guests are
   * nobody's person: they ask for nothing and decide nothing.
   */
  person?: Person;
  /** The user and the groups that they are a direct member of; else empty. */
  refs: string[];
};
