import { ConfigReader } from '@backstage/config';
import { TestPeople } from '../__testUtils__/TestPeople';
import { readAccessOptions } from '../config';
import { bringBeforeOthers, planOpening } from './bringBeforeOthers';

const full = (ref: string) => ref.replace(':', ':default/');

/** Two people in the team, one above, two in the company, one to fall back to. */
const company = () =>
  new TestPeople()
    .group('group:company')
    .group('group:department', 'group:company')
    .group('group:team', 'group:department')
    .group('group:fallback')
    .user('user:ann', 'group:team')
    .user('user:bob', 'group:team')
    .user('user:cai', 'group:department')
    .user('user:dee', 'group:company')
    .user('user:eve', 'group:company')
    .user('user:fay', 'group:fallback');

const room = (people: TestPeople, ...fallbackApprovers: string[]) => ({
  people,
  options: readAccessOptions(
    new ConfigReader({
      dataMesh: { access: { approvals: { fallbackApprovers } } },
    }),
  ),
});
const conflicts = (...beneficiaries: string[]) => ({
  requester: 'user:default/analyst',
  consumer: 'group:default/consumer',
  beneficiaries: beneficiaries.map(full),
});
const step = (
  mode: 'any' | 'all' | 'quorum',
  approvers: string[],
  quorum?: number,
) => ({ mode, quorum, approvers: approvers.map(full) });

describe('bringing a step before others', () => {
  it('asks the nearest group above with anybody new in it, besides those asked before', async () => {
    expect(
      await bringBeforeOthers(
        room(company()),
        step('any', ['group:team']),
        conflicts(),
      ),
    ).toEqual({
      mode: 'any',
      quorum: undefined,
      approvers: [full('group:team'), full('group:department')],
      added: [full('group:department')],
      eligible: ['ann', 'bob', 'cai'].map(name => `user:default/${name}`),
    });
  });

  it('leaves out levels where everybody has an interest of their own', async () => {
    const found = await bringBeforeOthers(
      room(company()),
      step('any', ['group:team']),
      conflicts('user:cai'),
    );
    expect(found?.added).toEqual([full('group:company')]);
    expect(found?.eligible).not.toContain(full('user:cai'));
  });

  it('goes from a person to the groups that they are in', async () => {
    const found = await bringBeforeOthers(
      room(company()),
      step('any', ['user:ann']),
      conflicts(),
    );
    expect(found?.added).toEqual([full('group:team')]);
  });

  it('comes to the fallback in the end, and to nobody after that', async () => {
    const people = company();
    const all = ['group:team', 'group:department', 'group:company'];
    const found = await bringBeforeOthers(
      room(people, 'group:fallback'),
      step('any', all),
      conflicts(),
    );
    expect(found?.added).toEqual([full('group:fallback')]);
    expect(
      await bringBeforeOthers(
        room(people, 'group:fallback'),
        step('any', [...all, 'group:fallback']),
        conflicts(),
      ),
    ).toBeUndefined();
    expect(
      await bringBeforeOthers(
        room(people, 'group:fallback'),
        step('any', all),
        conflicts('user:fay'),
      ),
    ).toBeUndefined();
  });

  it('finds nobody where groups stand in a circle', async () => {
    const people = new TestPeople()
      .group('group:hen', 'group:egg')
      .group('group:egg', 'group:hen');
    expect(
      await bringBeforeOthers(
        room(people),
        step('any', ['group:hen']),
        conflicts(),
      ),
    ).toBeUndefined();
  });

  it('does not count who passed it on as somebody new', async () => {
    const people = company();
    const found = await bringBeforeOthers(
      room(people),
      {
        ...step('any', ['user:cai']),
        delegations: [
          { from: full('user:cai'), to: full('user:ann'), at: '2026-01-01' },
        ],
      },
      conflicts(),
    );
    // The department is only the one who passed it on.
    expect(found?.added).toEqual([full('group:company')]);
  });

  it('failure mode 1: of a step that wanted all, as many have to approve as were asked', async () => {
    expect(
      await bringBeforeOthers(
        room(company()),
        step('all', ['group:team']),
        conflicts(),
      ),
    ).toMatchObject({ mode: 'quorum', quorum: 2 });
    expect(
      await bringBeforeOthers(
        room(company()),
        step('all', ['group:nobody', 'group:team']),
        conflicts('user:ann', 'user:bob'),
      ),
    ).toMatchObject({ mode: 'quorum', quorum: 1 });
  });
});

describe('opening a step', () => {
  it('asks whom the plan names while they are enough', async () => {
    expect(
      await planOpening(
        room(company()),
        step('quorum', ['group:team'], 2),
        conflicts(),
      ),
    ).toMatchObject({ escalations: [], stuck: false });
  });

  it('goes up until enough people can decide', async () => {
    const opening = await planOpening(
      room(company()),
      step('quorum', ['group:team'], 4),
      conflicts(),
    );
    expect(opening).toMatchObject({
      mode: 'quorum',
      quorum: 4,
      escalations: [[full('group:department')], [full('group:company')]],
      stuck: false,
    });
  });

  it.each([
    ['a number that is never reached', step('quorum', ['group:team'], 9)],
    ['nobody at all', step('any', [])],
    ['a group that is gone', step('any', ['group:gone'])],
  ])('says that it is stuck with %s', async (_, planned) => {
    const opening = await planOpening(room(company()), planned, conflicts());
    expect(opening.stuck).toBe(true);
    expect(opening.mode).toBe(planned.mode);
  });

  it('asks the fallback for a product that nobody owns', async () => {
    expect(
      await planOpening(
        room(company(), 'group:fallback'),
        step('any', []),
        conflicts(),
      ),
    ).toMatchObject({ eligible: [full('user:fay')], stuck: false });
  });
});
