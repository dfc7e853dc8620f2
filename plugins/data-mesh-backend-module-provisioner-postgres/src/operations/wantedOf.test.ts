import type { GrantMember } from '@backstage-data-mesh/plugin-data-mesh-node';
import { orderOf } from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { planAccess } from '../plan/planAccess';
import { wantedOf } from './wantedOf';

const { snapshot } = planAccess(
  orderOf({
    server: {
      type: 'postgresql',
      settings: { host: 'db.example', database: 'dwh', schema: 'sales' },
    },
  }),
  [
    {
      name: 'warehouse',
      match: { host: 'db.example', port: 5432, database: 'dwh' },
      connection: {
        host: 'db.example',
        port: 5432,
        database: 'dwh',
        user: 'portal',
      },
      statementTimeout: 1,
      lockTimeout: 1,
      maxConnections: 1,
    },
  ],
);
const wanted = (...members: GrantMember[]) => wantedOf({ snapshot, members });

describe('what a grant is to be in the database', () => {
  it('is the role and the columns that were approved', () => {
    expect(wanted()).toMatchObject({
      role: expect.stringMatching(/^data_mesh_test_/),
      tables: [
        { schema: 'sales', name: 'orders', columns: ['id', 'amount'] },
        { schema: 'sales', name: 'customers', columns: ['id'] },
      ],
      logins: [],
      groups: [],
    });
  });

  it.each<[string, GrantMember[], string[], string[]]>([
    [
      'leaves out who has no login',
      [{ ref: 'user:default/anna', login: 'anna' }, { ref: 'user:default/b' }],
      ['anna'],
      [],
    ],
    [
      'names a login once, whoever shares it',
      [
        { ref: 'user:default/anna', login: 'shared' },
        { ref: 'user:default/otto', login: 'shared' },
      ],
      ['shared'],
      [],
    ],
    [
      'keeps logins apart that differ in capital letters',
      [
        { ref: 'user:default/anna', login: 'anna' },
        { ref: 'user:default/loud', login: 'ANNA' },
      ],
      ['anna', 'ANNA'],
      [],
    ],
    [
      'knows which logins stand for groups',
      [
        { ref: 'user:default/anna', login: 'anna' },
        { ref: 'group:default/team', login: 'team' },
      ],
      ['anna', 'team'],
      ['team'],
    ],
  ])('%s', (_, members, logins, groups) => {
    expect(wanted(...members)).toMatchObject({ logins, groups });
  });
});
