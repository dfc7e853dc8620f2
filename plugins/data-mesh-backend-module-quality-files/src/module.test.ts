import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  qualityExtensionPoint,
  type QualityRunner,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import module from '.';

describe('the module', () => {
  it('brings the runner files, with the roots of the configuration', async () => {
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
                files: { roots: ['/data'] },
              },
            },
          },
        }),
      ],
    });
    await backend.stop();
    expect(runners.map(({ id }) => id)).toEqual(['files']);
    const settings = { path: '/data/orders.parquet' };
    expect(runners[0].supports({ type: 'local', settings })).toBe(true);
    expect(runners[0].supports({ type: 's3', settings })).toBe(false);
  });
});
