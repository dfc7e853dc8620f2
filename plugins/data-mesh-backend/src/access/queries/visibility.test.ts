import { accessReadAllPermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import { createTestDatabases } from '../../__testUtils__/databases';
import { TestAccess } from '../__testUtils__/TestAccess';
import { getGrant } from './getGrant';
import { getRequest } from './getRequest';
import { listGrants } from './listGrants';
import { listRequests } from './listRequests';

const databases = createTestDatabases();

/** Who is what to a request of the analyst for their group, by marketing. */
const PEOPLE = [
  { user: 'user:analyst', as: 'the requester', request: true, grant: true },
  {
    user: 'user:campaigner',
    as: 'a member of a sub-group of the consumer',
    request: true,
    grant: true,
  },
  { user: 'user:order-owner', as: 'an owner', request: true, grant: true },
  {
    user: 'user:dpo',
    as: 'an approver of step 2',
    request: true,
    grant: false,
  },
  {
    user: 'user:director',
    as: 'above the owner',
    request: false,
    grant: false,
  },
  { user: 'user:governor', as: 'an overseer', request: true, grant: true },
  { user: 'user:outsider', as: 'nobody', request: false, grant: false },
  { user: 'user:guest', as: 'no user of it', request: false, grant: false },
];

describe.each(databases.eachSupportedId())('access on %s', databaseId => {
  let access: TestAccess;
  let requestId: string;
  let grantId: string;

  beforeAll(async () => {
    access = await TestAccess.create(await databases.init(databaseId));
    access.permit('user:governor', accessReadAllPermission);
    const order = { consumer: 'group:default/marketing', role: 'full_reader' };
    const { row } = await access.ask(order);
    await access.decide(row.id, 'user:order-owner');
    const approved = await access.decide(row.id, 'user:dpo');
    requestId = row.id;
    grantId = approved.row.grant_id!;
  });

  it.each(PEOPLE)(
    'is shown to $user, $as, only as far as it is theirs',
    async ({ user, request, grant }) => {
      const caller = await access.caller(user);
      const seen = {
        request: await getRequest(access.room, caller, requestId).then(
          ({ id, grant: inner }) => ({ id, grantId: inner?.id }),
          error => error.message,
        ),
        grant: await getGrant(access.room, caller, grantId).then(
          ({ id }) => ({ id }),
          error => error.message,
        ),
      };
      expect(seen).toEqual({
        request: request
          ? { id: requestId, grantId: grant ? grantId : undefined }
          : `There is no request '${requestId}', or you may not see it`,
        grant: grant
          ? { id: grantId }
          : `There is no grant '${grantId}', or you may not see it`,
      });
    },
  );

  it('answers for what is there and hidden as for what is not there', async () => {
    const caller = await access.caller('user:outsider');
    const absent = '00000000-0000-4000-8000-000000000000';
    const words = async (
      id: string,
      read: typeof getRequest | typeof getGrant,
    ) =>
      read(access.room, caller, id).then(
        () => 'shown',
        error => `${error.name} ${error.message.replace(id, 'ID')}`,
      );
    expect(await words(requestId, getRequest)).toBe(
      await words(absent, getRequest),
    );
    expect(await words(grantId, getGrant)).toBe(await words(absent, getGrant));
  });

  it('lists to everybody what they may open, and nothing else', async () => {
    for (const { user, request, grant, as } of PEOPLE) {
      const caller = await access.caller(user);
      const query = { scope: 'all', limit: 20 } as const;
      const mine = { scope: 'mine', limit: 20 } as const;
      const requests = [
        ...(await listRequests(access.room, caller, query)).items,
        ...(await listRequests(access.room, caller, mine)).items,
      ];
      const grants = [
        ...(await listGrants(access.room, caller, query)).items,
        ...(await listGrants(access.room, caller, mine)).items,
      ];
      // Approvers find theirs in the inbox.
      const listed = request && as !== 'an approver of step 2';
      expect([user, requests.length > 0]).toEqual([user, listed]);
      expect([user, grants.length > 0]).toEqual([user, grant]);
    }
  });

  it('does not let an overseer see a product that they may not read', async () => {
    access.hidden.add('dataproduct:default/orders');
    try {
      const governor = await access.caller('user:governor');
      await expect(
        getRequest(access.room, governor, requestId),
      ).rejects.toThrow('or you may not see it');
      await expect(getGrant(access.room, governor, grantId)).rejects.toThrow(
        'or you may not see it',
      );
      const query = { scope: 'all', limit: 20 } as const;
      expect((await listRequests(access.room, governor, query)).items).toEqual(
        [],
      );
      expect((await listGrants(access.room, governor, query)).items).toEqual(
        [],
      );
    } finally {
      access.hidden.clear();
    }
  });

  it('shows people their own request of a product that they may no longer read', async () => {
    access.hidden.add('dataproduct:default/orders');
    try {
      const analyst = await access.caller('user:analyst');
      const detail = await getRequest(access.room, analyst, requestId);
      expect(detail.product.title).toBe('Orders');
      expect(detail.grant?.id).toBe(grantId);
      const page = await listRequests(access.room, analyst, {
        scope: 'mine',
        limit: 20,
      });
      expect(page.items.map(item => item.id)).toEqual([requestId]);
    } finally {
      access.hidden.clear();
    }
  });

  it('shows services what overseers see, and only with the permission', async () => {
    const service = await access.service();
    await expect(getRequest(access.room, service, requestId)).rejects.toThrow(
      'or you may not see it',
    );
    const page = await listRequests(access.room, service, {
      scope: 'all',
      limit: 20,
    });
    expect(page.items).toEqual([]);
  });
});
