import { ConfigReader } from '@backstage/config';
import { readRegistryOptions } from './config';

describe('readRegistryOptions', () => {
  it('has defaults for everything', () => {
    expect(readRegistryOptions(new ConfigReader({}))).toEqual({
      syncIntervalMs: 5000,
      vanishGraceMs: 600_000,
      maxAgeMs: 500,
      maxContractBytes: undefined,
      classifications: ['public', 'internal', 'confidential', 'restricted'],
    });
  });

  it('reads what is set', () => {
    expect(
      readRegistryOptions(
        new ConfigReader({
          dataMesh: {
            classifications: ['Open', 'Secret'],
            contracts: { maxBytes: 1000 },
            registry: {
              syncInterval: { seconds: 30 },
              vanishGrace: 'PT1H',
              maxAge: '2s',
            },
          },
        }),
      ),
    ).toEqual({
      syncIntervalMs: 30_000,
      vanishGraceMs: 3_600_000,
      maxAgeMs: 2000,
      maxContractBytes: 1000,
      classifications: ['open', 'secret'],
    });
  });

  it('refuses to ask the catalog without a pause', () => {
    expect(() =>
      readRegistryOptions(
        new ConfigReader({
          dataMesh: { registry: { syncInterval: { milliseconds: 10 } } },
        }),
      ),
    ).toThrow('dataMesh.registry.syncInterval has to be at least a second');
  });
});
