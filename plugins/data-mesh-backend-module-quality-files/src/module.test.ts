import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  qualityExtensionPoint,
  type QualityRunner,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import filesModule from './index';

describe('the module', () => {
  it('brings the runner files, with the roots of the configuration', async () => {
    const runners: QualityRunner[] = [];
    await startTestBackend({
      features: [
        createBackendPlugin({
          pluginId: 'data-mesh',
          register(env) {
            env.registerExtensionPoint(qualityExtensionPoint, {
              addReader: () => {},
              addRunner: each => runners.push(each),
            });
            env.registerInit({ deps: {}, async init() {} });
          },
        }),
        filesModule,
        mockServices.rootConfig.factory({
          data: {
            dataMesh: {
              quality: {
                files: { roots: ['/data'] },
              },
            },
          },
        }),
      ],
    });
    expect(runners.map(({ id }) => id)).toEqual(['files']);
    const settings = { path: '/data/orders.parquet' };
    expect(runners[0].supports({ type: 'local', settings })).toBe(true);
    expect(runners[0].supports({ type: 's3', settings })).toBe(false);
  });
});
