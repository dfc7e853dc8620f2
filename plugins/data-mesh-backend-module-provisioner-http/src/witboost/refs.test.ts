import { refsOf } from './refs';

const ANALYSTS = { ref: 'group:default/analysts', kind: 'group' };
const ANN = { ref: 'user:default/ann', kind: 'user' };

const of = (
  members: Array<{ ref: string; login?: string }>,
  consumer = ANN,
  groupsAs: 'members' | 'group' = 'members',
) => {
  const { refs, problems } = refsOf({ members, consumer }, groupsAs);
  return { refs: [...refs.keys()], problems: problems.map(each => each.ref) };
};

describe('refsOf', () => {
  it.each([
    ['a user by the name', { ref: 'user:default/ann' }, ['user:ann']],
    [
      'a user by the login, as it is',
      { ref: 'user:default/ann', login: 'user:ann_example.com' },
      ['user:ann_example.com'],
    ],
    [
      'a user of another namespace by the login',
      { ref: 'user:partners/ann', login: 'user:ann2' },
      ['user:ann2'],
    ],
    [
      'a component by the login',
      { ref: 'component:default/churn', login: 'user:svc-churn' },
      ['user:svc-churn'],
    ],
  ])('names %s', (_, member, refs) => {
    expect(of([member])).toEqual({ refs, problems: [] });
  });

  it.each([
    ['a user of another namespace', { ref: 'user:partners/ann' }],
    ['a component', { ref: 'component:default/churn' }],
    [
      'a user whose login is that of a group',
      { ref: 'user:default/ann', login: 'group:everyone' },
    ],
  ])('failure mode 19: names nobody by a guess: %s', (_, member) => {
    expect(of([member])).toEqual({ refs: [], problems: [member.ref] });
  });

  it('failure mode 19: tells two members with one identity', () => {
    expect(
      of([
        { ref: 'user:default/ann' },
        { ref: 'user:partners/ann', login: 'user:ann' },
      ]),
    ).toEqual({ refs: ['user:ann'], problems: ['user:partners/ann'] });
  });

  it('names a group by its members, or as itself', () => {
    const members = [{ ref: 'user:default/ann' }, { ref: 'user:default/bob' }];
    expect(of(members, ANALYSTS).refs).toEqual(['user:ann', 'user:bob']);
    expect(of(members, ANALYSTS, 'group').refs).toEqual(['group:analysts']);
    expect(of(members, ANN, 'group').refs).toEqual(['user:ann', 'user:bob']);
  });

  it.each(['members', 'group'] as const)(
    'names a group by a login of its own, with groups as %s',
    groupsAs => {
      const members = [{ ref: ANALYSTS.ref, login: 'group:bi-readers' }];
      expect(of(members, ANALYSTS, groupsAs)).toEqual({
        refs: ['group:bi-readers'],
        problems: [],
      });
    },
  );

  it('failure mode 19: names no group of another namespace by its name', () => {
    expect(
      of([], { ref: 'group:partners/analysts', kind: 'group' }, 'group'),
    ).toEqual({ refs: [], problems: ['group:partners/analysts'] });
  });
});
