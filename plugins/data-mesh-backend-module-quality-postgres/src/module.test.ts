import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  qualityExtensionPoint,
  type QualityRunner,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import postgresModule from './index';

describe('the module', () => {
  it('brings the runner postgres, with the targets of the configuration', async () => {
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
        postgresModule,
        mockServices.rootConfig.factory({
          data: {
            dataMesh: {
              quality: {
                postgres: {
                  targets: [
                    {
                      name: 'warehouse',
                      match: { host: 'a.example', database: 'b' },
                      connection: { user: 'checker' },
                    },
                  ],
                },
              },
            },
          },
        }),
      ],
    });
    expect(runners.map(({ id }) => id)).toEqual(['postgres']);
    const settings = { host: 'a.example', database: 'b' };
    expect(runners[0].supports({ type: 'postgresql', settings })).toBe(true);
    expect(runners[0].supports({ type: 'redshift', settings })).toBe(false);
  });
});
