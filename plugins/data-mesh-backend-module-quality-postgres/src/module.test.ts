import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  qualityExtensionPoint,
  type QualityRunner,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import module from '.';

describe('the module', () => {
  it('brings the runner postgres, with the targets of the configuration', async () => {
    const runners: QualityRunner[] = [];
    const backend = await startTestBackend({
      extensionPoints: [
        [qualityExtensionPoint, { addRunner: each => runners.push(each) }],
      ],
      features: [
        module,
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
    await backend.stop();
    expect(runners.map(({ id }) => id)).toEqual(['postgres']);
    const settings = { host: 'a.example', database: 'b' };
    expect(runners[0].supports({ type: 'postgresql', settings })).toBe(true);
    expect(runners[0].supports({ type: 'redshift', settings })).toBe(false);
  });
});
