import { startTestBackend } from '@backstage/backend-test-utils';
import { qualityExtensionPoint } from '@backstage-data-mesh/plugin-data-mesh-node';
import module, { openLineageReader } from '.';

describe('the module', () => {
  it('brings its reader', async () => {
    const addReader = jest.fn();
    const backend = await startTestBackend({
      extensionPoints: [[qualityExtensionPoint, { addReader }]],
      features: [module],
    });
    await backend.stop();
    expect(addReader.mock.calls).toEqual([[openLineageReader]]);
  });
});
