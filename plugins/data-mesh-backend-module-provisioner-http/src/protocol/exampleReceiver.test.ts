import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createReceiver } from '../__testUtils__/exampleReceiver';
import {
  dataMeshTarget,
  grantOrder,
  provisionedGrant,
  SECRET,
  workerContext,
} from '../__testUtils__/orders';
import { HttpProvisioner } from './HttpProvisioner';

const FILE = resolve(__dirname, '../__testUtils__/exampleReceiver.ts');
const GUIDE = resolve(
  __dirname,
  '../../../../docs/guides/provision-over-http.md',
);

describe('the receiver that the guide shows', () => {
  it('is shown as it is', () => {
    const code = readFileSync(FILE, 'utf8').replace(
      '../signing/verifySignature',
      '@backstage-data-mesh/plugin-data-mesh-backend-module-provisioner-http',
    );
    expect(readFileSync(GUIDE, 'utf8')).toContain(`\`\`\`ts\n${code}\`\`\``);
  });

  it('gives, refuses older workers, fails for one grant, and takes', async () => {
    const given = new Map<string, number>();
    let isBroken = false;
    const server = createReceiver(
      {
        async give(name, { members }) {
          if (isBroken) {
            throw new Error('The platform is broken');
          }
          given.set(name, members.length);
        },
        async take(name) {
          given.delete(name);
        },
        look: async name =>
          given.has(name) ? { observed: 'present' } : undefined,
      },
      [SECRET],
    );
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', done);
    });
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    const provisioner = new HttpProvisioner(dataMeshTarget(url));
    const { snapshot } = await provisioner.plan(grantOrder());
    const grant = provisionedGrant({ snapshot });
    const context = workerContext({ fence: 2 });
    const older = workerContext({ fence: 1 });
    try {
      await expect(provisioner.observe(grant, context)).resolves.toMatchObject({
        observed: 'absent',
      });
      await expect(provisioner.ensure(grant, context)).resolves.toMatchObject({
        observed: 'present',
      });
      expect([...given.values()]).toEqual([1]);
      await expect(provisioner.remove(grant, older)).rejects.toThrow(
        'A newer worker was here.',
      );
      isBroken = true;
      await expect(provisioner.ensure(grant, context)).rejects.toThrow(
        'see our log',
      );
      const stranger = new HttpProvisioner(
        dataMeshTarget(url, { secret: 'x'.repeat(32) }),
      );
      await expect(stranger.remove(grant, context)).rejects.toThrow('401');
      expect(given.size).toBe(1);
      await expect(provisioner.remove(grant, context)).resolves.toMatchObject({
        observed: 'absent',
      });
      expect(given.size).toBe(0);
    } finally {
      server.closeAllConnections();
      await new Promise(done => {
        server.close(done);
      });
    }
  });
});
