import { escapeIdentifier as q } from 'pg';
import { describeAccess, ORDERS } from '../__testUtils__/describeAccess';
import { roleNameOf, writeMarker } from '../plan/naming';

describeAccess('giving access', access => {
  const { ask, ensure, observe, remove, roles } = access;

  it('lets a consumer read what was approved, nothing else, and no longer than granted', async () => {
    expect(await ask()).toMatch('permission denied for schema sales');
    expect(await ensure()).toMatchObject({
      observed: 'present',
      items: [
        { name: 'sales.orders', kind: 'table', state: 'present' },
        { name: 'sales.lines', kind: 'table', state: 'present' },
      ],
      foreign: [],
      members: [
        { ref: 'user:default/anna', login: access.platform.anna.login },
      ],
      problem: undefined,
    });
    expect(await ask()).toEqual([[1, '9.5']]);
    expect(await ask('SELECT email FROM sales.orders')).toMatch(
      'permission denied for table orders',
    );
    expect(await ask('DELETE FROM sales.orders')).toMatch('permission denied');
    expect(await access.platform.ask(access.platform.otto, ORDERS)).toMatch(
      'permission denied',
    );
    expect(await remove()).toMatchObject({ observed: 'absent' });
    expect(await ask()).toMatch('permission denied for schema sales');
    expect(await roles()).toEqual([]);
  });

  it('does not let a member become the role, or hand it on', async () => {
    await ensure();
    const [role] = await roles();
    expect(await ask(`SET ROLE ${q(role)}`)).toMatch('permission denied');
    expect(
      await ask(`GRANT ${q(role)} TO ${q(access.platform.otto.login!)}`),
    ).toMatch('permission denied');
    const { rows } = await access.platform.root.query(
      'SELECT rolcanlogin, rolsuper FROM pg_roles WHERE rolname = $1',
      [role],
    );
    expect(rows).toEqual([{ rolcanlogin: false, rolsuper: false }]);
  });

  it.each([
    ['Upper "quoted" Case', 'Column "A"'],
    ["o'hara; DROP TABLE sales.orders; --", 'x" ON TABLE y FROM z; --'],
    ['zażółć gęślą 表', 'größe 😀'],
  ])('quotes names: the table %s', async (table, column) => {
    await access.platform.sql(
      `CREATE TABLE sales.${q(table)} (${q(column)} int, rest int);
       INSERT INTO sales.${q(table)} VALUES (7, 8)`,
    );
    access.order = {
      ...access.order,
      columns: [{ schema: 't', physicalName: table, paths: ['c'] }],
      contract: {
        ...access.order.contract,
        schemas: [
          {
            name: 't',
            quality: [],
            properties: ['c', 'rest'].map(name => ({
              name,
              path: name,
              physicalName: name === 'c' ? column : name,
              required: false,
              unique: false,
              quality: [],
            })),
          },
        ],
      },
    };
    expect(await ensure()).toMatchObject({ observed: 'present' });
    expect(await ask(`SELECT ${q(column)} FROM sales.${q(table)}`)).toEqual([
      [7],
    ]);
    expect(await ask(`SELECT rest FROM sales.${q(table)}`)).toMatch(
      'permission denied',
    );
    expect(await remove()).toMatchObject({ observed: 'absent' });
  });

  it.each([
    ['view', 'CREATE VIEW sales.orders2 AS SELECT * FROM sales.orders'],
    [
      'materialized view',
      'CREATE MATERIALIZED VIEW sales.orders2 AS SELECT * FROM sales.orders',
    ],
    [
      'partitioned table',
      `CREATE TABLE sales.orders2 (LIKE sales.orders) PARTITION BY LIST (id);
       CREATE TABLE sales.orders2_1 PARTITION OF sales.orders2 FOR VALUES IN (1);
       INSERT INTO sales.orders2 SELECT * FROM sales.orders`,
    ],
  ])('gives a %s as it gives a table', async (_, sql) => {
    await access.platform.sql(sql);
    access.order = {
      ...access.order,
      columns: [
        {
          schema: 'orders',
          physicalName: 'sales.orders2',
          paths: ['id', 'amount'],
        },
      ],
    };
    expect(await ensure()).toMatchObject({ observed: 'present' });
    const from = 'SELECT amount FROM sales.orders2';
    expect(await ask(from)).toEqual([['9.5']]);
    expect(await ask('SELECT email FROM sales.orders2')).toMatch('denied');
  });

  it('failure mode 6: never gives a column that comes later, not even for a moment', async () => {
    await ensure();
    await access.platform.sql('ALTER TABLE sales.lines ADD COLUMN secret text');
    expect(await ask('SELECT secret FROM sales.lines')).toMatch('denied');
    expect(await ask('SELECT id FROM sales.lines')).toEqual([]);
    for (const work of [observe, ensure]) {
      expect(await work()).toMatchObject({
        observed: 'present',
        problem: expect.stringContaining('sales.lines.secret'),
      });
    }
    expect(await ask('SELECT secret FROM sales.lines')).toMatch('denied');
  });

  it('narrows a right on the whole table that somebody gave to the role with our login', async () => {
    await ensure();
    const [role] = await roles();
    await access.platform.root.query(`SET ROLE ${q(access.platform.admin)}`);
    await access.platform.root.query(
      `GRANT SELECT ON sales.orders TO ${q(role)}`,
    );
    await access.platform.root.query('RESET ROLE');
    expect(await ask('SELECT email FROM sales.orders')).toHaveLength(1);
    expect(await observe()).toMatchObject({
      observed: 'partial',
      items: expect.arrayContaining([
        expect.objectContaining({
          kind: 'role',
          message: expect.stringContaining('SELECT on sales.orders'),
        }),
      ]),
    });
    expect(await ensure()).toMatchObject({ observed: 'present' });
    expect(await ask('SELECT email FROM sales.orders')).toMatch('denied');
    expect(await ask()).toHaveLength(1);
  });

  it('failure mode 8: leaves nothing behind when it breaks before the end', async () => {
    const grant = await access.platform.grant(access.order);
    let checks = 0;
    await expect(
      access.platform.provisioner.ensure(
        grant,
        access.platform.context({
          async checkFence() {
            checks += 1;
            if (checks === 2) {
              throw new Error('the machine is gone');
            }
          },
        }),
      ),
    ).rejects.toThrow('the machine is gone');
    expect(checks).toBe(2);
    expect(await roles()).toEqual([]);
    expect(await ensure()).toMatchObject({ observed: 'present' });
    expect(await roles()).toEqual([roleNameOf(access.order)]);
  });

  it('failure mode 8: finishes a role that was made and marked, and no more', async () => {
    const role = roleNameOf(access.order);
    const admin = access.platform.restart();
    await access.platform.root.query(`SET ROLE ${q(access.platform.admin)}`);
    await access.platform.root.query(`CREATE ROLE ${q(role)} NOLOGIN`);
    await access.platform.root.query(
      `COMMENT ON ROLE ${q(role)} IS '${writeMarker({ ...access.order, database: access.platform.database })}'`,
    );
    await access.platform.root.query('RESET ROLE');
    const grant = await access.platform.grant(access.order);
    expect(await admin.observe(grant, access.platform.context())).toMatchObject(
      {
        observed: 'partial',
      },
    );
    expect(await admin.ensure(grant, access.platform.context())).toMatchObject({
      observed: 'present',
    });
  });

  it('failure mode 21: gives the tables that are there, and the others when they come', async () => {
    await access.platform.sql('DROP TABLE sales.lines');
    const partial = await ensure();
    expect(partial).toMatchObject({
      observed: 'partial',
      items: [
        { name: 'sales.orders', state: 'present' },
        {
          name: 'sales.lines',
          state: 'absent',
          message: expect.stringContaining('no such table'),
        },
      ],
    });
    expect(await ask()).toHaveLength(1);
    await access.platform.sql('CREATE TABLE sales.lines (id int)');
    expect(await ensure()).toMatchObject({
      observed: 'partial',
      items: [
        { state: 'present' },
        { state: 'partial', message: expect.stringContaining('sku') },
      ],
    });
    await access.platform.sql('ALTER TABLE sales.lines ADD COLUMN sku text');
    expect(await ensure()).toMatchObject({ observed: 'present' });
  });

  it('failure mode 21: tells that a name differs in capital letters only', async () => {
    await access.platform.sql('ALTER TABLE sales.lines RENAME TO "Lines"');
    const { items } = await ensure();
    expect(items[1].message).toContain('Lines: PostgreSQL tells capital');
  });

  it('failure mode 21: gives the rest when its login may not hand on one table', async () => {
    await access.platform.sql(
      `REVOKE GRANT OPTION FOR SELECT ON sales.lines FROM ${q(access.platform.admin)}`,
    );
    const { observed, items } = await ensure();
    expect(observed).toBe('partial');
    expect(items).toEqual([
      expect.objectContaining({ name: 'sales.orders', state: 'present' }),
      expect.objectContaining({
        name: 'sales.lines',
        state: 'absent',
        message: expect.stringContaining('no right to hand them on'),
      }),
    ]);
    expect(await ask()).toHaveLength(1);
  });

  it('gives the right to connect where PUBLIC has lost it', async () => {
    await access.platform.root.query(
      `REVOKE CONNECT ON DATABASE ${q(access.platform.database)} FROM PUBLIC;
       GRANT CONNECT ON DATABASE ${q(access.platform.database)} TO ${q(access.platform.admin)} WITH GRANT OPTION`,
    );
    expect(await ensure()).toMatchObject({ observed: 'present' });
    expect(await ask()).toHaveLength(1);
    expect(await remove()).toMatchObject({ observed: 'absent' });
  });
});
