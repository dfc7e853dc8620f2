import { createTestDatabases } from '../../__testUtils__/databases';
import { TestAccess } from '../__testUtils__/TestAccess';

const databases = createTestDatabases();

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('a request on %s', id => {
  let access: TestAccess;

  beforeEach(async () => {
    access = await TestAccess.create(await databases.init(id));
  });

  it('asks the first level of the role, and becomes a grant with its approval', async () => {
    const { row } = await access.ask();
    expect(row).toMatchObject({ state: 'pending', version: 0, step: 0 });
    expect(await access.waitsFor(row.id)).toEqual(['group:default/order-team']);

    const approved = await access.decide(row.id, 'user:order-owner');
    expect(approved.row.state).toBe('approved');
    const grant = await access
      .knex('access_grants')
      .where({ id: approved.row.grant_id })
      .first();
    expect(grant).toMatchObject({ consumer_ref: 'user:default/analyst' });
    expect(await access.waitsFor(row.id)).toEqual([]);
    expect((await access.audit()).map(entry => entry.action)).toEqual([
      'request.created',
      'grant.opened',
      'request.approved',
    ]);
  });
});
