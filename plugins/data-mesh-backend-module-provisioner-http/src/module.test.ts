import {
  createBackendPlugin,
  coreServices,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  type Provisioner,
  provisioningExtensionPoint,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { dataMeshModuleProvisionerHttp } from './module';

async function provisionersOf(
  targets: object[],
  logger = mockServices.logger.mock(),
): Promise<Provisioner[]> {
  const provisioners: Provisioner[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'data-mesh',
    register(env) {
      env.registerExtensionPoint(provisioningExtensionPoint, {
        addProvisioner: provisioner => provisioners.push(provisioner),
      });
      env.registerInit({
        deps: { logger: coreServices.logger },
        async init() {},
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      plugin,
      dataMeshModuleProvisionerHttp,
      logger.factory,
      mockServices.rootConfig.factory({
        data: {
          dataMesh: {
            access: { provisioners: { http: { targets } } },
          } as never,
        },
      }),
    ],
  });
  await backend.stop();
  return provisioners;
}

const SECRET = 's'.repeat(32);

describe('the module', () => {
  it('brings a provisioner for each target, of its flavour', async () => {
    const provisioners = await provisionersOf([
      {
        id: 'lakehouse',
        title: 'Lakehouse',
        url: 'https://lake.example.com',
        secret: SECRET,
        serverTypes: ['databricks'],
        capabilities: { columns: true },
      },
      {
        id: 'warehouse',
        url: 'https://witboost.example.com',
        flavour: 'witboost',
        aclSemantics: 'replace',
      },
    ]);
    expect(
      provisioners.map(each => [each.id, each.capabilities()]),
    ).toMatchObject([
      [
        'lakehouse',
        {
          title: 'Lakehouse',
          serverTypes: ['databricks'],
          columns: true,
          verifies: true,
          lists: false,
          automatic: true,
          logins: true,
        },
      ],
      ['warehouse', { columns: false, verifies: false, logins: false }],
    ]);
  });

  it('brings nothing unless it is told to', async () => {
    await expect(provisionersOf([])).resolves.toEqual([]);
  });

  it('keeps the backend from starting with a target that cannot be used', async () => {
    await expect(
      provisionersOf([{ id: 'lakehouse', url: 'https://lake.example.com' }]),
    ).rejects.toThrow('targets[0].secret is missing');
  });

  it('warns of calls that others can read', async () => {
    const logger = mockServices.logger.mock();
    logger.child.mockReturnValue(logger);
    await provisionersOf(
      [
        { id: 'open', url: 'http://lake.example.com', secret: SECRET },
        { id: 'closed', url: 'https://lake.example.com', secret: SECRET },
      ],
      logger,
    );
    const warnings = logger.warn.mock.calls.map(([message]) => message);
    expect(warnings.filter(message => /over http/.test(message))).toEqual([
      expect.stringContaining('Provisioner open'),
    ]);
    expect(warnings.join()).not.toContain(SECRET);
  });
});
