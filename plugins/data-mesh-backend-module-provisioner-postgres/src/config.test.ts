import { ConfigReader } from '@backstage/config';
import { readTargets } from './config';

const target = {
  name: 'warehouse',
  match: { host: 'db.example', database: 'dwh' },
  connection: { user: 'portal', password: 'p' },
};

describe('the targets in the configuration', () => {
  it.each([
    [{}, { statementTimeout: 30_000, lockTimeout: 5_000, maxConnections: 4 }],
    [
      { connectHost: 'people.example', loginHint: 'Ask the desk.' },
      { connectHost: 'people.example', loginHint: 'Ask the desk.' },
    ],
  ])('that say %j are %j', (said, expected) => {
    const targets = [{ ...target, ...said }];
    expect(
      readTargets(
        new ConfigReader({
          dataMesh: { access: { provisioners: { postgres: { targets } } } },
        }),
      ),
    ).toMatchObject([expected]);
  });

  it('keep nobody waiting for more than an hour', () => {
    const targets = [{ ...target, statementTimeout: 3_600_001 }];
    expect(() =>
      readTargets(
        new ConfigReader({
          dataMesh: { access: { provisioners: { postgres: { targets } } } },
        }),
      ),
    ).toThrow(
      'dataMesh.access.provisioners.postgres.targets: statementTimeout has to be',
    );
  });
});
