import { randomUUID } from 'node:crypto';
import { Client, escapeIdentifier as q } from 'pg';
import { describeAccess } from '../__testUtils__/describeAccess';
import { type Platform, SERVER } from '../__testUtils__/Platform';

describeAccess('work in a database', access => {
  const { ensure, roles } = access;

  it('failure mode 27: shows no password in any error', async () => {
    const grant = await access.platform.grant(access.order);
    const { hostname, port } = new URL(SERVER!);
    const wrong: Array<Parameters<Platform['restart']>[0]> = [
      { password: `${access.platform.secret}!` },
      { database: 'no_such_database' },
      { user: `nobody_${access.platform.id}` },
      { port: 1 },
      { host: 'no-such-host.invalid' },
      { ssl: true, host: hostname, port: Number(port) },
      { database: access.platform.secret },
    ];
    for (const overrides of wrong) {
      const provisioner = access.platform.restart(overrides);
      for (const work of ['ensure', 'remove', 'observe'] as const) {
        const error = await provisioner[work](
          grant,
          access.platform.context(),
        ).then(
          () => undefined,
          thrown => thrown,
        );
        expect(error).toMatchObject({ name: 'TargetUnavailableError' });
        expect(
          JSON.stringify([error, error.message, error.stack]),
        ).not.toContain(access.platform.secret);
      }
    }
  });

  it('failure mode 27: tells which right its login lacks', async () => {
    await access.platform.root.query(
      `ALTER ROLE ${q(access.platform.admin)} NOCREATEROLE`,
    );
    await expect(ensure()).rejects.toThrow(
      `The login '${access.platform.admin}' lacks a right in warehouse: permission denied to create role`,
    );
  });

  it('is no superuser, owns nothing, and reads only what it may hand on', async () => {
    const { rows } = await access.platform.root.query(
      `SELECT rolsuper, rolbypassrls, rolcreatedb,
              (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owns
       FROM pg_roles r WHERE rolname = $1`,
      [access.platform.admin],
    );
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreatedb: false, owns: 0 },
    ]);
  });

  it('never fails when many work in one database at once', async () => {
    const orders = Array.from({ length: 20 }, () =>
      access.platform.order(randomUUID()),
    );
    const provisioners = [
      access.platform.provisioner,
      access.platform.restart(),
    ];
    const grants = await Promise.all(
      orders.map(each => access.platform.grant(each)),
    );
    const all = (work: 'ensure' | 'remove') =>
      Promise.all(
        grants.map((grant, i) =>
          provisioners[i % 2][work](grant, access.platform.context()),
        ),
      );
    // A pipeline that grants without taking our lock.
    let isOver = false;
    const pipeline = (async () => {
      while (!isOver) {
        await access.platform
          .sql(
            `GRANT SELECT ON sales.orders TO ${q(access.platform.otto.login!)};
                REVOKE SELECT ON sales.orders FROM ${q(access.platform.otto.login!)}`,
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
            access.platform.context(),
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
    const blocker = new Client({ connectionString: access.platform.url() });
    await blocker.connect();
    await blocker.query(
      'BEGIN; SELECT pg_advisory_xact_lock(7263512904115001)',
    );
    let isOvertaken = false;
    const grant = await access.platform.grant(access.order);
    const working = access.platform.provisioner.ensure(
      grant,
      access.platform.context({
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
    const blocker = new Client({ connectionString: access.platform.url() });
    await blocker.connect();
    await blocker.query(
      'BEGIN; SELECT pg_advisory_xact_lock(7263512904115001)',
    );
    const abort = new AbortController();
    const working = access.platform.provisioner.ensure(
      await access.platform.grant(access.order),
      access.platform.context({ signal: abort.signal }),
    );
    const outcome = working.catch((error: Error) => error.message);
    const waiting = async () => {
      const { rows } = await access.platform.root.query(
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
