import type { AccessRoom } from '../AccessRoom';

/** What provisioning works with. */
export type ProvisioningRoom = Pick<
  AccessRoom,
  'knex' | 'logger' | 'options' | 'ledger' | 'people' | 'provisioners'
> & {
  /** Values of the configuration that may never be stored or shown. */
  secrets?: readonly string[];
};
