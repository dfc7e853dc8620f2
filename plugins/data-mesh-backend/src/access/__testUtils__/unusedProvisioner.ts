import type { Provisioner } from '@backstage-data-mesh/plugin-data-mesh-node';

/** A provisioner for PostgreSQL that is only asked what it can do. */
export function unusedProvisioner(
  options: { columns?: boolean; connect?: Provisioner['connect'] } = {},
): Provisioner {
  const { columns = true, connect } = options;
  const never = async (): Promise<never> => {
    throw new Error('Nothing is provisioned in this test');
  };
  return {
    id: 'postgres',
    capabilities: () => ({
      title: 'PostgreSQL',
      serverTypes: ['postgresql'],
      columns,
      groups: true,
      verifies: true,
      lists: true,
      endsSessions: true,
      nativeExpiry: false,
      automatic: true,
    }),
    plan: never,
    ensure: never,
    remove: never,
    observe: never,
    connect,
  };
}
