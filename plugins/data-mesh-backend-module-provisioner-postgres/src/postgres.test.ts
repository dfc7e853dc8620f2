import { randomUUID } from 'node:crypto';
import type { GrantOrder } from '@backstage-data-mesh/plugin-data-mesh-node';
import { Client, escapeIdentifier as q } from 'pg';
import { Platform, SERVER } from './__testUtils__/Platform';
import { roleNameOf, writeMarker } from './plan/naming';

jest.setTimeout(120_000);

const ORDERS = 'SELECT id, amount FROM sales.orders';

/** Makes roles and takes locks, which SQLite does not have. */
const run = SERVER ? describe : describe.skip;

run('access on a real PostgreSQL, with a login of few rights', () => {
  let platform: Platform;
  let order: GrantOrder;

  beforeEach(async () => {
    platform = await Platform.create();
    order = platform.order(randomUUID());
  });
  afterEach(async () => {
    await platform.destroy();
  });

  const roles = async () => {
    const { rows } = await platform.root.query(
      `SELECT rolname FROM pg_roles WHERE rolname LIKE 'data_mesh_test_' || $1 || '%'
       ORDER BY 1`,
      [platform.id],
    );
    return rows.map(({ rolname }) => rolname as string);
  };
  const ensure = async (
    overrides: Partial<Awaited<ReturnType<Platform['grant']>>> = {},
    forOrder = order,
  ) =>
    platform.provisioner.ensure(
      await platform.grant(forOrder, overrides),
      platform.context(),
    );
  const remove = async (
    overrides: Partial<Awaited<ReturnType<Platform['grant']>>> = {},
    forOrder = order,
  ) =>
    platform.provisioner.remove(
      await platform.grant(forOrder, overrides),
      platform.context(),
    );
  const observe = async (
    overrides: Partial<Awaited<ReturnType<Platform['grant']>>> = {},
  ) =>
    platform.provisioner.observe(
      await platform.grant(order, overrides),
      platform.context(),
    );
  const ask = (sql = ORDERS) => platform.ask(platform.anna, sql);

  it('lets a consumer read what was approved, nothing else, and no longer than granted', async () => {
    expect(await ask()).toMatch('permission denied for schema sales');
    expect(await ensure()).toMatchObject({
      observed: 'present',
      items: [
        { name: 'sales.orders', kind: 'table', state: 'present' },
        { name: 'sales.lines', kind: 'table', state: 'present' },
      ],
      foreign: [],
      members: [{ ref: 'user:default/anna', login: platform.anna.login }],
      problem: undefined,
    });
    expect(await ask()).toEqual([[1, '9.5']]);
    expect(await ask('SELECT email FROM sales.orders')).toMatch(
      'permission denied for table orders',
    );
    expect(await ask('DELETE FROM sales.orders')).toMatch('permission denied');
    expect(await platform.ask(platform.otto, ORDERS)).toMatch(
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
    expect(await ask(`GRANT ${q(role)} TO ${q(platform.otto.login!)}`)).toMatch(
      'permission denied',
    );
    const { rows } = await platform.root.query(
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
    await platform.sql(
      `CREATE TABLE sales.${q(table)} (${q(column)} int, rest int);
       INSERT INTO sales.${q(table)} VALUES (7, 8)`,
    );
    order = {
      ...order,
      columns: [{ schema: 't', physicalName: table, paths: ['c'] }],
      contract: {
        ...order.contract,
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
    await platform.sql(sql);
    order = {
      ...order,
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
    await platform.sql('ALTER TABLE sales.lines ADD COLUMN secret text');
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
    await platform.root.query(`SET ROLE ${q(platform.admin)}`);
    await platform.root.query(`GRANT SELECT ON sales.orders TO ${q(role)}`);
    await platform.root.query('RESET ROLE');
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
    const grant = await platform.grant(order);
    let checks = 0;
    await expect(
      platform.provisioner.ensure(
        grant,
        platform.context({
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
    expect(await roles()).toEqual([roleNameOf(order)]);
  });

  it('failure mode 8: finishes a role that was made and marked, and no more', async () => {
    const role = roleNameOf(order);
    const admin = platform.restart();
    await platform.root.query(`SET ROLE ${q(platform.admin)}`);
    await platform.root.query(`CREATE ROLE ${q(role)} NOLOGIN`);
    await platform.root.query(
      `COMMENT ON ROLE ${q(role)} IS '${writeMarker({ ...order, database: platform.database })}'`,
    );
    await platform.root.query('RESET ROLE');
    const grant = await platform.grant(order);
    expect(await admin.observe(grant, platform.context())).toMatchObject({
      observed: 'partial',
    });
    expect(await admin.ensure(grant, platform.context())).toMatchObject({
      observed: 'present',
    });
  });

  it.each([
    ['without a comment', undefined],
    ['of another grant', { grantId: 'another' }],
    ['of another environment', { environment: 'another' }],
  ])(
    'failure mode 24: neither uses nor drops a role of our name %s',
    async (_, marker) => {
      const role = roleNameOf(order);
      await platform.root.query(`CREATE ROLE ${q(role)} NOLOGIN`);
      if (marker) {
        await platform.root.query(
          `COMMENT ON ROLE ${q(role)} IS '${writeMarker({ ...order, ...marker, database: platform.database })}'`,
        );
      }
      for (const work of [ensure, remove, observe]) {
        await expect(work()).rejects.toMatchObject({
          name: 'ConflictError',
          message: expect.stringContaining(role),
        });
      }
      expect(await roles()).toEqual([role]);
      expect(await platform.access()).toEqual([]);
    },
  );

  it('failure mode 24: gives the same grant of two environments two roles', async () => {
    await ensure();
    const copy = platform.order(order.grantId, {
      environment: `${platform.environment}-copy`,
    });
    await ensure({}, copy);
    expect(await roles()).toHaveLength(2);
    await remove({}, copy);
    expect(await roles()).toEqual([roleNameOf(order)]);
    expect(await ask()).toHaveLength(1);
    const named = await platform.provisioner.list(
      'warehouse',
      platform.context(),
    );
    expect(named).toEqual([
      {
        name: roleNameOf(order),
        environment: platform.environment,
        grantId: order.grantId,
      },
    ]);
  });

  it('failure mode 10: takes away what is half gone: tables, schema, members, role', async () => {
    await ensure({ members: [platform.anna, platform.otto] });
    await platform.sql('DROP TABLE sales.lines');
    await platform.root.query(`DROP ROLE ${q(platform.otto.login!)}`);
    expect(await remove()).toMatchObject({ observed: 'absent' });
    await ensure();
    await platform.sql('DROP SCHEMA sales CASCADE');
    expect(await remove()).toMatchObject({ observed: 'absent' });
    await platform.root.query(`DROP ROLE IF EXISTS ${q(roleNameOf(order))}`);
    expect(await remove()).toMatchObject({ observed: 'absent' });
    expect(await roles()).toEqual([]);
  });

  it('failure mode 9: never says that access is gone while the role could not be dropped', async () => {
    await ensure();
    // The owner gives our role something, which only the owner can take back.
    await platform.sql(
      `GRANT INSERT ON sales.orders TO ${q(roleNameOf(order))}`,
    );
    const seen = await remove();
    expect(seen).toMatchObject({
      observed: 'partial',
      problem: expect.stringMatching(/could not be dropped: .*orders/),
    });
    // All the same, nobody gets in by it any more.
    expect(await ask()).toMatch('permission denied');
    await platform.sql(
      `REVOKE INSERT ON sales.orders FROM ${q(roleNameOf(order))}`,
    );
    expect(await remove()).toMatchObject({ observed: 'absent' });
  });

  it('keeps what the role came to own', async () => {
    await ensure();
    await platform.root.query(
      `CREATE TABLE public.kept (id int);
       GRANT CREATE ON SCHEMA public TO ${q(platform.admin)};
       ALTER TABLE public.kept OWNER TO ${q(roleNameOf(order))}`,
    );
    expect(await remove()).toMatchObject({ observed: 'absent' });
    const { rows } = await platform.root.query(
      `SELECT tableowner FROM pg_tables WHERE tablename = 'kept'`,
    );
    expect(rows).toEqual([{ tableowner: platform.admin }]);
    await platform.root.query('DROP TABLE public.kept');
  });

  it('drops nothing that it could not hand over first', async () => {
    await ensure();
    const role = q(roleNameOf(order));
    await platform.root.query(
      `CREATE TABLE public.kept (id int);
       ALTER TABLE public.kept OWNER TO ${role};
       CREATE PUBLICATION everything FOR ALL TABLES;
       ALTER ROLE ${role} SUPERUSER;
       ALTER PUBLICATION everything OWNER TO ${role};
       ALTER ROLE ${role} NOSUPERUSER`,
    );
    expect(await remove()).toMatchObject({
      observed: 'partial',
      problem: expect.stringContaining('publication'),
    });
    expect(await ask()).toMatch('permission denied');
    const { rows } = await platform.root.query(
      `SELECT count(*)::int AS n FROM pg_tables WHERE tablename = 'kept'`,
    );
    expect(rows).toEqual([{ n: 1 }]);
    await platform.root.query('DROP PUBLICATION everything');
    expect(await remove()).toMatchObject({ observed: 'absent' });
    expect(await roles()).toEqual([]);
  });

  it('failure mode 17: who has two grants on the same table keeps it when one ends', async () => {
    const other = platform.order(randomUUID());
    await ensure();
    await ensure({ members: [platform.anna, platform.otto] }, other);
    expect(await remove()).toMatchObject({ observed: 'absent' });
    expect(await ask()).toHaveLength(1);
    await remove({}, other);
    expect(await ask()).toMatch('permission denied');
  });

  it('failure mode 18: who has left the group reads no more, who has joined does', async () => {
    await ensure({ members: [platform.anna] });
    await ensure({ members: [platform.otto] });
    expect(await ask()).toMatch('permission denied');
    expect(await platform.ask(platform.otto, ORDERS)).toHaveLength(1);
  });

  it('failure mode 18: sees a stranger in the role, and takes them out', async () => {
    await ensure();
    await platform.root.query(`SET ROLE ${q(platform.admin)}`);
    await platform.root.query(
      `GRANT ${q(roleNameOf(order))} TO ${q(platform.otto.login!)}`,
    );
    await platform.root.query('RESET ROLE');
    expect(await observe()).toMatchObject({
      observed: 'partial',
      items: expect.arrayContaining([
        expect.objectContaining({
          message: expect.stringContaining('members that it should not have'),
        }),
      ]),
    });
    expect(await ensure()).toMatchObject({ observed: 'present' });
    expect(await platform.ask(platform.otto, ORDERS)).toMatch('denied');
  });

  it('failure mode 19: says whose login is missing or unfit, and lets in the others', async () => {
    await platform.root.query(
      `CREATE ROLE ${q(`boss_${platform.id}`)} SUPERUSER LOGIN;
       CREATE ROLE ${q(`team_${platform.id}`)} NOLOGIN`,
    );
    const seen = await ensure({
      members: [
        platform.anna,
        { ref: 'user:default/nobody' },
        { ref: 'user:default/typo', login: 'no such "login"' },
        { ref: 'user:default/boss', login: `boss_${platform.id}` },
        { ref: 'user:default/team', login: `team_${platform.id}` },
        { ref: 'user:default/portal', login: platform.admin },
        // PostgreSQL tells capital letters apart.
        {
          ref: 'user:default/loud',
          login: platform.anna.login!.toUpperCase(),
        },
      ],
    });
    expect(seen.observed).toBe('present');
    expect(
      Object.fromEntries(
        seen.members!.map(({ ref, problem }) => [ref.slice(13), problem]),
      ),
    ).toEqual({
      anna: undefined,
      nobody: expect.stringContaining('data-mesh/login.postgres'),
      typo: expect.stringContaining('no login "no such ""login"""'),
      boss: expect.stringContaining('superuser'),
      team: expect.stringContaining('cannot log in'),
      portal: expect.stringContaining('the portal itself'),
      loud: expect.stringContaining('no login'),
    });
    const { rows } = await platform.root.query(
      `SELECT m.member::regrole::text AS member FROM pg_auth_members m
       WHERE m.roleid = $1::regrole AND m.inherit_option`,
      [roleNameOf(order)],
    );
    expect(rows).toEqual([{ member: platform.anna.login }]);
  });

  it('failure mode 18: lets in the members of a role that stands for a group, as PostgreSQL knows them', async () => {
    const team = `team_${platform.id}`;
    await platform.root.query(
      `CREATE ROLE ${q(team)} NOLOGIN;
       GRANT ${q(team)} TO ${q(platform.anna.login!)}`,
    );
    const members = [{ ref: 'group:default/team', login: team }];
    expect(await ensure({ members })).toMatchObject({
      observed: 'present',
      members: [{ ref: 'group:default/team', login: team }],
    });
    expect(await ask()).toHaveLength(1);
    expect(await platform.ask(platform.otto, ORDERS)).toMatch('denied');
    await platform.root.query(
      `GRANT ${q(team)} TO ${q(platform.otto.login!)};
       REVOKE ${q(team)} FROM ${q(platform.anna.login!)}`,
    );
    expect(await platform.ask(platform.otto, ORDERS)).toHaveLength(1);
    expect(await ask()).toMatch('denied');
    // What the members have open ends with the group's access.
    const session = await platform.session(platform.otto);
    const bystander = await platform.session(platform.anna);
    await remove({ members, endSessions: true });
    await expect(session.query('SELECT 1')).rejects.toThrow();
    expect((await bystander.query('SELECT 1')).rows).toHaveLength(1);
  });

  it('failure mode 19: a grant by which nobody gets in says so, and is not present', async () => {
    expect(
      await ensure({
        members: [{ ref: 'user:default/typo', login: 'no_such_login' }],
      }),
    ).toMatchObject({
      observed: 'partial',
      problem: expect.stringContaining('Nobody gets in'),
    });
  });

  it('failure mode 20: sees that a rebuilt table lost its rights, and gives them again', async () => {
    await ensure();
    await platform.sql(`
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
    const anna = platform.anna.login!;
    await platform.root.query(
      `CREATE ROLE ${q(`team_${platform.id}`)} NOLOGIN;
       GRANT ${q(`team_${platform.id}`)} TO ${q(anna)};
       GRANT pg_read_all_data TO ${q(anna)}`,
    );
    await platform.sql(`
      GRANT SELECT (email) ON sales.orders TO ${q(anna)};
      GRANT SELECT ON sales.lines TO ${q(`team_${platform.id}`)};
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
          message: expect.stringContaining(`through team_${platform.id}`),
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
    await platform.sql(
      `GRANT SELECT (email) ON sales.orders TO ${q(roleNameOf(order))}`,
    );
    for (const work of [observe, ensure]) {
      const { observed, foreign } = await work();
      expect(observed).toBe('present');
      expect(foreign).toEqual([
        {
          name: roleNameOf(order),
          object: 'sales.orders.email',
          message: expect.stringContaining(platform.owner),
        },
      ]);
    }
    await platform.sql(
      `REVOKE SELECT (email) ON sales.orders FROM ${q(roleNameOf(order))}`,
    );
  });

  it('failure mode 20: does not take another grant of ours for a stranger', async () => {
    await ensure({}, platform.order(randomUUID()));
    expect(await ensure()).toMatchObject({ foreign: [] });
  });

  it('failure mode 21: gives the tables that are there, and the others when they come', async () => {
    await platform.sql('DROP TABLE sales.lines');
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
    await platform.sql('CREATE TABLE sales.lines (id int)');
    expect(await ensure()).toMatchObject({
      observed: 'partial',
      items: [
        { state: 'present' },
        { state: 'partial', message: expect.stringContaining('sku') },
      ],
    });
    await platform.sql('ALTER TABLE sales.lines ADD COLUMN sku text');
    expect(await ensure()).toMatchObject({ observed: 'present' });
  });

  it('failure mode 21: tells that a name differs in capital letters only', async () => {
    await platform.sql('ALTER TABLE sales.lines RENAME TO "Lines"');
    const { items } = await ensure();
    expect(items[1].message).toContain('Lines: PostgreSQL tells capital');
  });

  it('failure mode 21: gives the rest when its login may not hand on one table', async () => {
    await platform.sql(
      `REVOKE GRANT OPTION FOR SELECT ON sales.lines FROM ${q(platform.admin)}`,
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

  it('failure mode 26: an open cursor reads on; ending the sessions ends it', async () => {
    await platform.sql(
      `INSERT INTO sales.orders SELECT i, i FROM generate_series(2, 9) i`,
    );
    await ensure();
    const session = await platform.session(platform.anna);
    await session.query(
      `BEGIN; DECLARE c CURSOR FOR ${ORDERS}; FETCH 1 FROM c`,
    );
    await remove();
    expect((await session.query('FETCH 1 FROM c')).rows).toHaveLength(1);
    await expect(session.query(ORDERS)).rejects.toThrow('permission denied');

    await ensure();
    const doomed = await platform.session(platform.anna);
    const bystander = await platform.session(platform.otto);
    await doomed.query(`BEGIN; DECLARE c CURSOR FOR ${ORDERS}; FETCH 1 FROM c`);
    const seen = await remove({ endSessions: true });
    expect(seen).toMatchObject({
      observed: 'absent',
      problem: undefined,
      state: { sessionsEnded: true },
    });
    await expect(doomed.query('FETCH 1 FROM c')).rejects.toThrow(
      /terminat|closed|not queryable/i,
    );
    expect((await bystander.query('SELECT 1')).rows).toHaveLength(1);
    // Taking away once more does not end what began since.
    const later = await platform.session(platform.anna);
    await remove({ endSessions: true, state: seen.state });
    expect((await later.query('SELECT 1')).rows).toHaveLength(1);
  });

  it('failure mode 26: says when it may not end sessions, and has taken the access all the same', async () => {
    await platform.root.query(
      `REVOKE pg_signal_backend FROM ${q(platform.admin)}`,
    );
    await ensure();
    const session = await platform.session(platform.anna);
    expect(await remove({ endSessions: true })).toMatchObject({
      observed: 'absent',
      problem: expect.stringContaining('pg_signal_backend'),
    });
    await expect(session.query(ORDERS)).rejects.toThrow('permission denied');
  });

  it('failure mode 27: shows no password in any error', async () => {
    const grant = await platform.grant(order);
    const { hostname, port } = new URL(SERVER!);
    const wrong: Array<Parameters<Platform['restart']>[0]> = [
      { password: `${platform.secret}!` },
      { database: 'no_such_database' },
      { user: `nobody_${platform.id}` },
      { port: 1 },
      { host: 'no-such-host.invalid' },
      { ssl: true, host: hostname, port: Number(port) },
      { database: platform.secret },
    ];
    for (const overrides of wrong) {
      const provisioner = platform.restart(overrides);
      for (const work of ['ensure', 'remove', 'observe'] as const) {
        const error = await provisioner[work](grant, platform.context()).then(
          () => undefined,
          thrown => thrown,
        );
        expect(error).toMatchObject({ name: 'TargetUnavailableError' });
        expect(
          JSON.stringify([error, error.message, error.stack]),
        ).not.toContain(platform.secret);
      }
    }
  });

  it('failure mode 27: tells which right its login lacks', async () => {
    await platform.root.query(`ALTER ROLE ${q(platform.admin)} NOCREATEROLE`);
    await expect(ensure()).rejects.toThrow(
      `The login '${platform.admin}' lacks a right in warehouse: permission denied to create role`,
    );
  });

  it('is no superuser, owns nothing, and reads only what it may hand on', async () => {
    const { rows } = await platform.root.query(
      `SELECT rolsuper, rolbypassrls, rolcreatedb,
              (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owns
       FROM pg_roles r WHERE rolname = $1`,
      [platform.admin],
    );
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreatedb: false, owns: 0 },
    ]);
  });

  it('gives the right to connect where PUBLIC has lost it', async () => {
    await platform.root.query(
      `REVOKE CONNECT ON DATABASE ${q(platform.database)} FROM PUBLIC;
       GRANT CONNECT ON DATABASE ${q(platform.database)} TO ${q(platform.admin)} WITH GRANT OPTION`,
    );
    expect(await ensure()).toMatchObject({ observed: 'present' });
    expect(await ask()).toHaveLength(1);
    expect(await remove()).toMatchObject({ observed: 'absent' });
  });

  it('never fails when many work in one database at once', async () => {
    const orders = Array.from({ length: 20 }, () =>
      platform.order(randomUUID()),
    );
    const provisioners = [platform.provisioner, platform.restart()];
    const grants = await Promise.all(orders.map(each => platform.grant(each)));
    const all = (work: 'ensure' | 'remove') =>
      Promise.all(
        grants.map((grant, i) =>
          provisioners[i % 2][work](grant, platform.context()),
        ),
      );
    // A pipeline that grants without taking our lock.
    let isOver = false;
    const pipeline = (async () => {
      while (!isOver) {
        await platform
          .sql(
            `GRANT SELECT ON sales.orders TO ${q(platform.otto.login!)};
                REVOKE SELECT ON sales.orders FROM ${q(platform.otto.login!)}`,
          )
          .catch(() => undefined);
      }
    })();
    try {
      expect((await all('ensure')).map(seen => seen.observed)).toEqual(
        grants.map(() => 'present'),
      );
      const mixed = await Promise.all(
        grants.map((grant, i) =>
          provisioners[i % 2][i % 3 ? 'remove' : 'ensure'](
            grant,
            platform.context(),
          ),
        ),
      );
      expect(mixed.map(seen => seen.observed)).toEqual(
        grants.map((_, i) => (i % 3 ? 'absent' : 'present')),
      );
      expect((await all('remove')).map(seen => seen.observed)).toEqual(
        grants.map(() => 'absent'),
      );
    } finally {
      isOver = true;
      await pipeline;
    }
    expect(await roles()).toEqual([]);
  });

  it('failure mode 16: waits for the others, sees that it was overtaken, and changes nothing', async () => {
    const blocker = new Client({ connectionString: platform.url() });
    await blocker.connect();
    await blocker.query(
      'BEGIN; SELECT pg_advisory_xact_lock(7263512904115001)',
    );
    let isOvertaken = false;
    const grant = await platform.grant(order);
    const working = platform.provisioner.ensure(
      grant,
      platform.context({
        async checkFence() {
          if (isOvertaken) {
            throw new Error('overtaken');
          }
        },
      }),
    );
    isOvertaken = true;
    await blocker.query('COMMIT');
    await blocker.end();
    await expect(working).rejects.toThrow('overtaken');
    expect(await roles()).toEqual([]);
  });

  it('stops when it is told to, also while it waits for others', async () => {
    const blocker = new Client({ connectionString: platform.url() });
    await blocker.connect();
    await blocker.query(
      'BEGIN; SELECT pg_advisory_xact_lock(7263512904115001)',
    );
    const abort = new AbortController();
    const working = platform.provisioner.ensure(
      await platform.grant(order),
      platform.context({ signal: abort.signal }),
    );
    const outcome = working.catch((error: Error) => error.message);
    const waiting = async () => {
      const { rows } = await platform.root.query(
        `SELECT count(*)::int AS n FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event = 'advisory'`,
      );
      return rows[0].n;
    };
    while ((await waiting()) === 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
    abort.abort(new Error('the lease is lost'));
    expect(await outcome).toBe('the lease is lost');
    await blocker.query('COMMIT');
    await blocker.end();
    expect(await roles()).toEqual([]);
  });
});
