import { randomUUID } from 'node:crypto';
import { escapeIdentifier as q } from 'pg';
import { describeAccess } from '../__testUtils__/describeAccess';
import { roleNameOf } from '../plan/naming';

describeAccess('what is seen of a grant', access => {
  const { ask, ensure, observe, remove } = access;

  it('failure mode 20: sees that a rebuilt table lost its rights, and gives them again', async () => {
    await ensure();
    await access.platform.sql(`
      BEGIN;
      CREATE TABLE sales.orders__new AS SELECT * FROM sales.orders;
      ALTER TABLE sales.orders RENAME TO orders__old;
      ALTER TABLE sales.orders__new RENAME TO orders;
      DROP TABLE sales.orders__old;
      COMMIT;
    `);
    expect(await ask()).toMatch('permission denied');
    expect(await observe()).toMatchObject({
      observed: 'partial',
      items: [
        { name: 'sales.orders', state: 'absent' },
        { name: 'sales.lines', state: 'present' },
      ],
    });
    expect(await ensure()).toMatchObject({ observed: 'present' });
    expect(await ask()).toHaveLength(1);
  });

  it('failure mode 20: tells what others gave, and leaves it', async () => {
    const anna = access.platform.anna.login!;
    await access.platform.root.query(
      `CREATE ROLE ${q(`team_${access.platform.id}`)} NOLOGIN;
       GRANT ${q(`team_${access.platform.id}`)} TO ${q(anna)};
       GRANT pg_read_all_data TO ${q(anna)}`,
    );
    await access.platform.sql(`
      GRANT SELECT (email) ON sales.orders TO ${q(anna)};
      GRANT SELECT ON sales.lines TO ${q(`team_${access.platform.id}`)};
      GRANT SELECT ON sales.lines TO PUBLIC;
    `);
    const { observed, foreign } = await ensure();
    expect(observed).toBe('present');
    expect(foreign).toEqual(
      expect.arrayContaining([
        {
          name: anna,
          object: 'sales.orders',
          message: expect.stringContaining('email of it by a grant of its own'),
        },
        {
          name: anna,
          object: 'sales.lines',
          message: expect.stringContaining(
            `through team_${access.platform.id}`,
          ),
        },
        {
          name: 'PUBLIC',
          object: 'sales.lines',
          message: expect.stringContaining('Everybody'),
        },
        {
          name: anna,
          object: 'sales.orders',
          message: expect.stringContaining('through pg_read_all_data'),
        },
      ]),
    );
    // Who revokes learns that it goes on.
    expect(await remove()).toEqual(
      expect.objectContaining({ observed: 'absent', foreign }),
    );
    expect(await ask('SELECT email FROM sales.orders')).toHaveLength(1);
  });

  it('failure mode 20: tells what was given to the role itself by others, and says present', async () => {
    await ensure();
    await access.platform.sql(
      `GRANT SELECT (email) ON sales.orders TO ${q(roleNameOf(access.order))}`,
    );
    for (const work of [observe, ensure]) {
      const { observed, foreign } = await work();
      expect(observed).toBe('present');
      expect(foreign).toEqual([
        {
          name: roleNameOf(access.order),
          object: 'sales.orders.email',
          message: expect.stringContaining(access.platform.owner),
        },
      ]);
    }
    await access.platform.sql(
      `REVOKE SELECT (email) ON sales.orders FROM ${q(roleNameOf(access.order))}`,
    );
  });

  it('failure mode 20: does not take another grant of ours for a stranger', async () => {
    await ensure({}, access.platform.order(randomUUID()));
    expect(await ensure()).toMatchObject({ foreign: [] });
  });
});
