import { escapeIdentifier as q } from 'pg';
import { describeAccess } from '../__testUtils__/describeAccess';
import { roleNameOf, writeMarker } from '../plan/naming';

describeAccess('whose a role is', access => {
  const { ask, ensure, observe, remove, roles } = access;

  it.each([
    ['without a comment', undefined],
    ['of another grant', { grantId: 'another' }],
    ['of another environment', { environment: 'another' }],
  ])(
    'failure mode 24: neither uses nor drops a role of our name %s',
    async (_, marker) => {
      const role = roleNameOf(access.order);
      await access.platform.root.query(`CREATE ROLE ${q(role)} NOLOGIN`);
      if (marker) {
        await access.platform.root.query(
          `COMMENT ON ROLE ${q(role)} IS '${writeMarker({ ...access.order, ...marker, database: access.platform.database })}'`,
        );
      }
      for (const work of [ensure, remove, observe]) {
        await expect(work()).rejects.toMatchObject({
          name: 'ConflictError',
          message: expect.stringContaining(role),
        });
      }
      expect(await roles()).toEqual([role]);
      expect(await access.platform.access()).toEqual([]);
    },
  );

  it('failure mode 24: gives the same grant of two environments two roles', async () => {
    await ensure();
    const copy = access.platform.order(access.order.grantId, {
      environment: `${access.platform.environment}-copy`,
    });
    await ensure({}, copy);
    expect(await roles()).toHaveLength(2);
    await remove({}, copy);
    expect(await roles()).toEqual([roleNameOf(access.order)]);
    expect(await ask()).toHaveLength(1);
  });
});
