import type {
  ExternalGrant,
  GrantOrder,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { randomUUID } from 'node:crypto';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { describeAccess } from '../__testUtils__/describeAccess';
import { Platform } from '../__testUtils__/Platform';
import { roleNameOf, writeMarker } from '../plan/naming';

const byName = (a: ExternalGrant, b: ExternalGrant) =>
  a.name < b.name ? -1 : 1;

const list = async (platform: Platform) =>
  (await platform.provisioner.list('warehouse', platform.context())).sort(
    byName,
  );

const listed = (...orders: GrantOrder[]): ExternalGrant[] =>
  orders
    .map(({ environment, grantId }) => ({
      name: roleNameOf({ environment, grantId }),
      environment,
      grantId,
    }))
    .sort(byName);

describeAccess('the list of the grants of a database', access => {
  const { ensure, remove } = access;

  /** A role that somebody made by hand. */
  const addRole = async (comment?: string): Promise<string> => {
    const { platform } = access;
    const name = `data_mesh_${platform.id}`;
    await platform.root.query(`CREATE ROLE ${escapeIdentifier(name)} NOLOGIN`);
    if (comment !== undefined) {
      await platform.root.query(
        `COMMENT ON ROLE ${escapeIdentifier(name)} IS ${escapeLiteral(comment)}`,
      );
    }
    return name;
  };

  it('is empty where nothing was given', async () => {
    expect(await list(access.platform)).toEqual([]);
  });

  it('failure mode 24: names the grants of every environment, until they are removed', async () => {
    const { order, platform } = access;
    const other = platform.order(randomUUID());
    const copy = platform.order(order.grantId, {
      environment: `${platform.environment}-copy`,
    });
    for (const each of [order, other, copy]) {
      await ensure({}, each);
    }
    expect(await list(platform)).toEqual(listed(order, other, copy));
    await remove({}, copy);
    expect(await list(platform)).toEqual(listed(order, other));
  });

  it('goes by what the comment on a role says, whatever its name', async () => {
    const { order, platform } = access;
    const { environment, grantId } = order;
    const { database } = platform;
    const name = await addRole(writeMarker({ environment, grantId, database }));
    expect(await list(platform)).toEqual([{ name, environment, grantId }]);
  });

  it.each([
    ['without a comment', undefined],
    ['with a comment of somebody else', 'Data Mesh team of sales'],
    ['whose marker was cut', 'Data Mesh grant {"environment":"test","gra'],
    ['whose marker is no object', 'Data Mesh grant null'],
    [
      'whose marker names no grant',
      'Data Mesh grant {"environment":"test","database":"HERE"}',
    ],
    [
      'whose marker names no environment',
      'Data Mesh grant {"grantId":"1","database":"HERE"}',
    ],
    [
      'whose marker stands after other words',
      'Old: Data Mesh grant {"environment":"test","grantId":"1","database":"HERE"}',
    ],
    [
      'of a database that is gone',
      'Data Mesh grant {"environment":"test","grantId":"1","database":"gone"}',
    ],
  ])('leaves out a role %s', async (_, comment) => {
    await ensure();
    await addRole(comment?.replace('HERE', access.platform.database));
    expect(await list(access.platform)).toEqual(listed(access.order));
  });

  it('leaves out the grants of another database of the same server', async () => {
    const neighbour = await Platform.create();
    try {
      await ensure();
      const order = neighbour.order(randomUUID());
      await neighbour.provisioner.ensure(
        await neighbour.grant(order),
        neighbour.context(),
      );
      expect(await list(access.platform)).toEqual(listed(access.order));
      expect(await list(neighbour)).toEqual(listed(order));
    } finally {
      await neighbour.destroy();
    }
  });
});
