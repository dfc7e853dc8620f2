import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  type Provisioner,
  provisioningExtensionPoint,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import module, { PostgresProvisioner } from '.';

describe('the module', () => {
  it('brings the provisioner postgres, with the targets of the configuration', async () => {
    const provisioners: Provisioner[] = [];
    const backend = await startTestBackend({
      extensionPoints: [
        [
          provisioningExtensionPoint,
          { addProvisioner: each => provisioners.push(each) },
        ],
      ],
      features: [
        module,
        mockServices.rootConfig.factory({
          data: {
            dataMesh: {
              access: { provisioners: { postgres: { targets: [] } } },
            },
          },
        }),
      ],
    });
    await backend.stop();
    const [provisioner] = provisioners;
    expect(provisioners).toHaveLength(1);
    expect(provisioner.id).toBe('postgres');
    expect(provisioner.capabilities()).toMatchObject({
      serverTypes: ['postgresql', 'postgres'],
      columns: true,
      verifies: true,
      // PostgreSQL looks at VALID UNTIL for password logins only.
      nativeExpiry: false,
    });
  });

  it('leaves alone what is in a target that is configured no more', async () => {
    const provisioner = new PostgresProvisioner({
      targets: [],
      logger: mockServices.logger.mock(),
    });
    await expect(
      provisioner.list('warehouse', {} as never),
    ).rejects.toMatchObject({
      name: 'TargetUnavailableError',
      message: expect.stringContaining(
        "The target 'warehouse' is no longer in dataMesh.access.provisioners.postgres.targets",
      ),
    });
  });
});
