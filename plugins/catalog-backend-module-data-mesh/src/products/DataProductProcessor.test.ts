import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_CONTENT_HASH } from '@backstage-data-mesh/plugin-data-mesh-common';
import { productWith, Rounds } from '../reference/Rounds';

const LOCATION = { type: 'file', target: '/work/catalog-info.yaml' };
const process = (entity: Entity) => new Rounds().process(entity, LOCATION);

describe('the processors', () => {
  it('name the apiVersion to write when a product has another', async () => {
    const entity = { ...productWith(), apiVersion: 'data-mesh/v9' };
    await expect(process(entity)).rejects.toThrow(
      'dataproduct:default/orders has the apiVersion data-mesh/v9, which is not known here. Write `apiVersion: data-mesh/v1alpha1`.',
    );
  });

  it.each<[string, Partial<Entity>]>([
    ["another vendor's kind of the same name", { apiVersion: 'vendor.io/v1' }],
    ['another kind', { apiVersion: 'data-mesh/v1alpha1', kind: 'Other' }],
  ])('leave %s alone', async (_, change) => {
    const entity = { ...productWith({ some: 'object' }), ...change };
    expect((await process(entity)).entity).toBe(entity);
  });

  it('replace what an author writes where they report', async () => {
    const entity = productWith('kind: DataContract\napiVersion: v3.1.0');
    const annotations = {
      'data-mesh/declaration-problems': '[{"code":"forged"}]',
      'data-mesh/declaration-lines': '{"spec":1}',
      [ANNOTATION_CONTENT_HASH]: 'forged',
      other: 'kept',
    };
    const result = await process({
      ...entity,
      metadata: { ...entity.metadata, annotations },
    });
    expect(result.entity.metadata.annotations).toEqual({
      other: 'kept',
      [ANNOTATION_CONTENT_HASH]: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('take the configured classifications', async () => {
    const entity = productWith('kind: DataContract\napiVersion: v3.1.0');
    const rounds = new Rounds({ dataMesh: { classifications: ['green'] } });
    const classified = (classification: string) =>
      rounds.process(
        { ...entity, spec: { ...entity.spec, classification } },
        LOCATION,
      );
    expect((await classified('green')).problems).toEqual([]);
    expect((await classified('internal')).problems).toEqual([
      expect.objectContaining({ code: 'unknown-classification' }),
    ]);
  });

  it('tell no more than two hundred problems', async () => {
    const { problems } = await process(productWith(...Array(300).fill(5)));
    expect(problems).toHaveLength(200);
  });
});
