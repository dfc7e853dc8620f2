import { escapeIdentifier as q } from 'pg';
import { describeAccess, ORDERS } from '../__testUtils__/describeAccess';
import { roleNameOf } from '../plan/naming';

describeAccess('who gets in', access => {
  const { ask, ensure, observe, remove } = access;

  it('failure mode 18: who has left the group reads no more, who has joined does', async () => {
    await ensure({ members: [access.platform.anna] });
    await ensure({ members: [access.platform.otto] });
    expect(await ask()).toMatch('permission denied');
    expect(
      await access.platform.ask(access.platform.otto, ORDERS),
    ).toHaveLength(1);
  });

  it('failure mode 18: sees a stranger in the role, and takes them out', async () => {
    await ensure();
    await access.platform.root.query(`SET ROLE ${q(access.platform.admin)}`);
    await access.platform.root.query(
      `GRANT ${q(roleNameOf(access.order))} TO ${q(access.platform.otto.login!)}`,
    );
    await access.platform.root.query('RESET ROLE');
    expect(await observe()).toMatchObject({
      observed: 'partial',
      items: expect.arrayContaining([
        expect.objectContaining({
          message: expect.stringContaining('members that it should not have'),
        }),
      ]),
    });
    expect(await ensure()).toMatchObject({ observed: 'present' });
    expect(await access.platform.ask(access.platform.otto, ORDERS)).toMatch(
      'denied',
    );
  });

  it('failure mode 19: says whose login is missing or unfit, and lets in the others', async () => {
    await access.platform.root.query(
      `CREATE ROLE ${q(`boss_${access.platform.id}`)} SUPERUSER LOGIN;
       CREATE ROLE ${q(`team_${access.platform.id}`)} NOLOGIN`,
    );
    const seen = await ensure({
      members: [
        access.platform.anna,
        { ref: 'user:default/nobody' },
        { ref: 'user:default/typo', login: 'no such "login"' },
        { ref: 'user:default/boss', login: `boss_${access.platform.id}` },
        { ref: 'user:default/team', login: `team_${access.platform.id}` },
        { ref: 'user:default/portal', login: access.platform.admin },
        // PostgreSQL tells capital letters apart.
        {
          ref: 'user:default/loud',
          login: access.platform.anna.login!.toUpperCase(),
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
    const { rows } = await access.platform.root.query(
      `SELECT m.member::regrole::text AS member FROM pg_auth_members m
       WHERE m.roleid = $1::regrole AND m.inherit_option`,
      [roleNameOf(access.order)],
    );
    expect(rows).toEqual([{ member: access.platform.anna.login }]);
  });

  it('failure mode 18: lets in the members of a role that stands for a group, as PostgreSQL knows them', async () => {
    const team = `team_${access.platform.id}`;
    await access.platform.root.query(
      `CREATE ROLE ${q(team)} NOLOGIN;
       GRANT ${q(team)} TO ${q(access.platform.anna.login!)}`,
    );
    const members = [{ ref: 'group:default/team', login: team }];
    expect(await ensure({ members })).toMatchObject({
      observed: 'present',
      members: [{ ref: 'group:default/team', login: team }],
    });
    expect(await ask()).toHaveLength(1);
    expect(await access.platform.ask(access.platform.otto, ORDERS)).toMatch(
      'denied',
    );
    await access.platform.root.query(
      `GRANT ${q(team)} TO ${q(access.platform.otto.login!)};
       REVOKE ${q(team)} FROM ${q(access.platform.anna.login!)}`,
    );
    expect(
      await access.platform.ask(access.platform.otto, ORDERS),
    ).toHaveLength(1);
    expect(await ask()).toMatch('denied');
    // What the members have open ends with the group's access.
    const session = await access.platform.session(access.platform.otto);
    const bystander = await access.platform.session(access.platform.anna);
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
});
