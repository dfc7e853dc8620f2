import { eligiblePeople, whyMayNotDecide } from './eligibility';

const FACTS = {
  requester: 'user:default/analyst',
  consumer: 'group:default/marketing',
  beneficiaries: ['user:default/analyst', 'user:default/colleague'],
  approvers: ['user:default/owner', 'user:default/colleague'],
  delegations: [],
  decided: [],
};
const pass = (from: string, ...people: string[]) => ({
  from: `user:default/${from}`,
  to: people.map(name => `user:default/${name}`).join(),
  people: people.map(name => `user:default/${name}`),
});
const why = (name: string, changes: Partial<typeof FACTS> | object = {}) =>
  whyMayNotDecide(`user:default/${name}`, { ...FACTS, ...changes })?.code;

describe('who may decide', () => {
  it.each([
    ['somebody who is asked', 'owner', {}, undefined],
    ['nobody who is not', 'stranger', {}, 'not-asked'],
    [
      'not the requester, though asked',
      'analyst',
      { approvers: ['user:default/analyst'] },
      'requester',
    ],
    [
      'not the consumer, though asked',
      'boss',
      { consumer: 'user:default/boss', approvers: ['user:default/boss'] },
      'consumer',
    ],
    [
      'nobody of the consuming group, though asked',
      'colleague',
      {},
      'beneficiary',
    ],
    [
      'not the requester as a delegate',
      'analyst',
      { delegations: [pass('owner', 'analyst')] },
      'requester',
    ],
    [
      'nobody of the consuming group as a delegate',
      'colleague',
      {
        approvers: ['user:default/owner'],
        delegations: [pass('owner', 'colleague')],
      },
      'beneficiary',
    ],
    [
      'a delegate',
      'deputy',
      { delegations: [pass('owner', 'deputy')] },
      undefined,
    ],
    [
      'not who passed it on',
      'owner',
      { delegations: [pass('owner', 'deputy')] },
      'delegated',
    ],
    [
      'the last of a chain of delegates',
      'third',
      { delegations: [pass('owner', 'deputy'), pass('deputy', 'third')] },
      undefined,
    ],
    [
      'nobody in the middle of the chain',
      'deputy',
      { delegations: [pass('owner', 'deputy'), pass('deputy', 'third')] },
      'delegated',
    ],
    [
      'no delegate of somebody who is not asked any more',
      'deputy',
      { approvers: [], delegations: [pass('owner', 'deputy')] },
      'not-asked',
    ],
    [
      'not who passed it on to a group of their own',
      'owner',
      { delegations: [pass('owner', 'owner', 'deputy')] },
      'delegated',
    ],
    ['nobody twice', 'owner', { decided: ['user:default/owner'] }, 'decided'],
  ])('%s', (_, name, changes, code) => {
    expect(why(name, changes)).toBe(code);
  });

  it('tells who, in words', () => {
    expect(
      whyMayNotDecide('user:default/owner', {
        ...FACTS,
        delegations: [pass('owner', 'deputy')],
      })?.message,
    ).toContain('user:default/deputy');
  });

  it('counts those who are asked and have no interest of their own', () => {
    expect(eligiblePeople(FACTS)).toEqual(['user:default/owner']);
  });
});
