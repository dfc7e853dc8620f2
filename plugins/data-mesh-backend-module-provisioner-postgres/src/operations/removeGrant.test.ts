import { randomUUID } from 'node:crypto';
import { escapeIdentifier as q } from 'pg';
import { describeAccess, ORDERS } from '../__testUtils__/describeAccess';
import { roleNameOf } from '../plan/naming';

describeAccess('taking access away', access => {
  const { ask, ensure, remove, roles } = access;

  it('failure mode 10: takes away what is half gone: tables, schema, members, role', async () => {
    await ensure({ members: [access.platform.anna, access.platform.otto] });
    await access.platform.sql('DROP TABLE sales.lines');
    await access.platform.root.query(
      `DROP ROLE ${q(access.platform.otto.login!)}`,
    );
    expect(await remove()).toMatchObject({ observed: 'absent' });
    await ensure();
    await access.platform.sql('DROP SCHEMA sales CASCADE');
    expect(await remove()).toMatchObject({ observed: 'absent' });
    await access.platform.root.query(
      `DROP ROLE IF EXISTS ${q(roleNameOf(access.order))}`,
    );
    expect(await remove()).toMatchObject({ observed: 'absent' });
    expect(await roles()).toEqual([]);
  });

  it('failure mode 9: never says that access is gone while the role could not be dropped', async () => {
    await ensure();
    // The owner gives our role something, which only the owner can take back.
    await access.platform.sql(
      `GRANT INSERT ON sales.orders TO ${q(roleNameOf(access.order))}`,
    );
    const seen = await remove();
    expect(seen).toMatchObject({
      observed: 'partial',
      problem: expect.stringMatching(/could not be dropped: .*orders/),
    });
    // All the same, nobody gets in by it any more.
    expect(await ask()).toMatch('permission denied');
    await access.platform.sql(
      `REVOKE INSERT ON sales.orders FROM ${q(roleNameOf(access.order))}`,
    );
    expect(await remove()).toMatchObject({ observed: 'absent' });
  });

  it('keeps what the role came to own', async () => {
    await ensure();
    await access.platform.root.query(
      `CREATE TABLE public.kept (id int);
       GRANT CREATE ON SCHEMA public TO ${q(access.platform.admin)};
       ALTER TABLE public.kept OWNER TO ${q(roleNameOf(access.order))}`,
    );
    expect(await remove()).toMatchObject({ observed: 'absent' });
    const { rows } = await access.platform.root.query(
      `SELECT tableowner FROM pg_tables WHERE tablename = 'kept'`,
    );
    expect(rows).toEqual([{ tableowner: access.platform.admin }]);
    await access.platform.root.query('DROP TABLE public.kept');
  });

  it('drops nothing that it could not hand over first', async () => {
    await ensure();
    const role = q(roleNameOf(access.order));
    await access.platform.root.query(
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
    const { rows } = await access.platform.root.query(
      `SELECT count(*)::int AS n FROM pg_tables WHERE tablename = 'kept'`,
    );
    expect(rows).toEqual([{ n: 1 }]);
    await access.platform.root.query('DROP PUBLICATION everything');
    expect(await remove()).toMatchObject({ observed: 'absent' });
    expect(await roles()).toEqual([]);
  });

  it('failure mode 17: who has two grants on the same table keeps it when one ends', async () => {
    const other = access.platform.order(randomUUID());
    await ensure();
    await ensure(
      { members: [access.platform.anna, access.platform.otto] },
      other,
    );
    expect(await remove()).toMatchObject({ observed: 'absent' });
    expect(await ask()).toHaveLength(1);
    await remove({}, other);
    expect(await ask()).toMatch('permission denied');
  });

  it('failure mode 26: an open cursor reads on; ending the sessions ends it', async () => {
    await access.platform.sql(
      `INSERT INTO sales.orders SELECT i, i FROM generate_series(2, 9) i`,
    );
    await ensure();
    const session = await access.platform.session(access.platform.anna);
    await session.query(
      `BEGIN; DECLARE c CURSOR FOR ${ORDERS}; FETCH 1 FROM c`,
    );
    await remove();
    expect((await session.query('FETCH 1 FROM c')).rows).toHaveLength(1);
    await expect(session.query(ORDERS)).rejects.toThrow('permission denied');

    await ensure();
    const doomed = await access.platform.session(access.platform.anna);
    const bystander = await access.platform.session(access.platform.otto);
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
    const later = await access.platform.session(access.platform.anna);
    await remove({ endSessions: true, state: seen.state });
    expect((await later.query('SELECT 1')).rows).toHaveLength(1);
  });

  it('failure mode 26: says when it may not end sessions, and has taken the access all the same', async () => {
    await access.platform.root.query(
      `REVOKE pg_signal_backend FROM ${q(access.platform.admin)}`,
    );
    await ensure();
    const session = await access.platform.session(access.platform.anna);
    expect(await remove({ endSessions: true })).toMatchObject({
      observed: 'absent',
      problem: expect.stringContaining('pg_signal_backend'),
    });
    await expect(session.query(ORDERS)).rejects.toThrow('permission denied');
  });
});
