import type { Entity } from '@backstage/catalog-model';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Rounds } from '../reference/Rounds';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'data-mesh-')));
const target = join(folder, 'catalog-info.yaml');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function process(consumes: string) {
  const text = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: dashboard
  annotations:
    data-mesh/consumes: ${consumes}
spec: { type: website, lifecycle: production, owner: order-team }
`;
  writeFileSync(target, text);
  const component: Entity = parse(text);
  return new Rounds().process(component, { type: 'file', target });
}

describe('a Component that reads data products', () => {
  it('is left as it is when it names them well', async () => {
    const { problems, entity } = await process('orders, shop/payments');
    expect(problems).toEqual([]);
    expect(Object.keys(entity.metadata.annotations ?? {})).toEqual([
      'data-mesh/consumes',
    ]);
  });

  it('is told which reference is none, and where', async () => {
    const { problems } = await process('orders, resource:shop-db');
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'invalid-reference',
        message: expect.stringContaining('"resource:shop-db"'),
        source: `file:${target}`,
        line: 6,
      }),
    ]);
  });
});
