import { mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { TestCatalog } from '../__testUtils__/TestCatalog';
import { peopleEntities } from '../access/__testUtils__/peopleEntities';
import { CatalogPeople } from './CatalogPeople';

const user = (name: string) => `user:default/${name}`;
const group = (name: string) => `group:default/${name}`;

describe('the people of the catalog', () => {
  let catalog: TestCatalog;
  let people: CatalogPeople;

  beforeEach(() => {
    catalog = new TestCatalog();
    catalog.set(
      peopleEntities({
        groups: {
          company: undefined,
          sales: 'company',
          field: 'sales',
          // Each above the other, as nobody meant it.
          hen: 'egg',
          egg: 'hen',
        },
        users: {
          ann: ['sales'],
          bob: ['field'],
          cai: ['company', 'field'],
          dee: ['hen'],
        },
        components: { shop: 'sales', nobodys: 'missing' },
      }),
    );
    people = new CatalogPeople({
      catalog: catalog.service(),
      auth: mockServices.auth(),
    });
  });

  it('are known with their groups and all groups above those', async () => {
    expect(await people.person(user('bob'))).toMatchObject({
      ref: user('bob'),
      groups: [group('field')],
      allGroups: [group('field'), group('sales'), group('company')],
    });
  });

  it('own what their groups and the groups above those own', async () => {
    expect((await people.person(user('bob')))?.owns).toEqual([
      'component:default/shop',
    ]);
    expect((await people.person(user('dee')))?.owns).toEqual([]);
  });

  it('are not made up: no user for a group, nor for somebody unknown', async () => {
    expect(await people.person(user('zoe'))).toBeUndefined();
    expect(await people.person(group('sales'))).toBeUndefined();
    expect(await people.person('what')).toBeUndefined();
  });

  it('of a group that is asked are its direct members that exist', async () => {
    expect(await people.approvers([group('sales')])).toEqual([user('ann')]);
    expect(
      await people.approvers([group('field'), user('ann'), user('zoe')]),
    ).toEqual([user('ann'), user('bob'), user('cai')]);
    catalog.remove(user('bob'));
    expect(await people.approvers([group('field')])).toEqual([user('cai')]);
    expect(await people.approvers([group('missing')])).toEqual([]);
  });

  it('behind a consumer are those of groups below it too', async () => {
    expect(await people.beneficiaries(group('sales'))).toEqual([
      user('ann'),
      user('bob'),
      user('cai'),
    ]);
    expect(await people.beneficiaries('component:default/shop')).toEqual([
      user('ann'),
      user('bob'),
      user('cai'),
    ]);
    expect(await people.beneficiaries(user('ann'))).toEqual([user('ann')]);
    expect(await people.beneficiaries(user('zoe'))).toEqual([]);
  });

  it('end even where groups stand in a circle', async () => {
    expect((await people.person(user('dee')))?.allGroups).toEqual([
      group('hen'),
      group('egg'),
    ]);
    expect(await people.beneficiaries(group('egg'))).toEqual([user('dee')]);
  });

  it('have somebody above them', async () => {
    expect(await people.above([group('field'), user('ann')])).toEqual([
      group('sales'),
    ]);
    expect(await people.above([group('company')])).toEqual([]);
  });

  it('answer for machines', async () => {
    expect(await people.machine('component:default/shop')).toEqual({
      ref: 'component:default/shop',
      kind: 'component',
      title: 'shop',
      owner: group('sales'),
    });
    expect(await people.machine(group('sales'))).toMatchObject({
      kind: 'group',
      owner: group('sales'),
    });
    expect(await people.machine(user('ann'))).toBeUndefined();
    expect(await people.machine('component:default/none')).toBeUndefined();
  });

  it('exist, or do not', async () => {
    expect(
      await people.existing([group('nope'), user('ann'), 'what', group('egg')]),
    ).toEqual([user('ann'), group('egg')]);
  });

  it('failure mode 3: are read anew for each decision, and kept for pages only', async () => {
    await people.person(user('ann'));
    catalog.put(...peopleEntities({ groups: {}, users: { ann: [] } }));
    expect(
      (await people.person(user('ann'), { cached: true }))?.groups,
    ).toEqual([group('sales')]);
    expect((await people.person(user('ann')))?.groups).toEqual([]);
    // What was read for a decision is what pages see from then on.
    expect(
      (await people.person(user('ann'), { cached: true }))?.groups,
    ).toEqual([]);
  });

  it('failure mode 5: are not nobody while the catalog is down', async () => {
    catalog.onCall = () => {
      throw new Error('connect ECONNREFUSED');
    };
    for (const question of [
      people.person(user('ann')),
      people.approvers([group('sales')]),
      people.beneficiaries(group('sales')),
      people.above([group('sales')]),
      people.machine('component:default/shop'),
      people.existing([user('ann')]),
    ]) {
      await expect(question).rejects.toBeInstanceOf(ServiceUnavailableError);
    }
    // A failure is not kept.
    catalog.onCall = undefined;
    expect(await people.person(user('ann'), { cached: true })).toBeDefined();
  });
});
