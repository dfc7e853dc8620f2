import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readCatalogModuleOptions } from './config';

const read = (dataMesh?: JsonObject) =>
  readCatalogModuleOptions(new ConfigReader(dataMesh ? { dataMesh } : {}));

describe('readCatalogModuleOptions', () => {
  it('has the documented defaults', () => {
    expect(read()).toEqual({
      classifications: ['public', 'internal', 'confidential', 'restricted'],
      kindRegistration: 'processor',
      locateAtUrls: true,
      contracts: {
        maxBytes: 1_048_576,
        timeoutMs: 10_000,
        allowedUrls: [],
        allowedFolders: [],
      },
    });
  });

  it('takes what is configured', () => {
    expect(
      read({
        classifications: ['green', 'red'],
        kindRegistration: 'model',
        declarations: { locateAtUrls: false },
        contracts: {
          maxBytes: 5,
          timeout: { minutes: 1 },
          allow: [
            { url: 'https://contracts.example.com/' },
            { folder: '/srv/contracts' },
          ],
        },
      }),
    ).toEqual({
      classifications: ['green', 'red'],
      kindRegistration: 'model',
      locateAtUrls: false,
      contracts: {
        maxBytes: 5,
        timeoutMs: 60_000,
        allowedUrls: ['https://contracts.example.com/'],
        allowedFolders: ['/srv/contracts'],
      },
    });
  });

  it.each<[string, JsonObject, string]>([
    [
      'another registration',
      { kindRegistration: 'both' },
      'dataMesh.kindRegistration',
    ],
    ['no size', { contracts: { maxBytes: 0 } }, 'dataMesh.contracts.maxBytes'],
    [
      'a size that is no whole number',
      { contracts: { maxBytes: 0.5 } },
      'dataMesh.contracts.maxBytes',
    ],
    ['no time', { contracts: { timeout: 'PT0S' } }, 'contracts.timeout'],
    ['all time', { contracts: { timeout: 'P1D' } }, 'contracts.timeout'],
    [
      'a place that is no URL',
      { contracts: { allow: [{ url: 'contracts.example.com' }] } },
      'dataMesh.contracts.allow',
    ],
    [
      'a URL of files',
      { contracts: { allow: [{ url: 'file:///etc' }] } },
      'dataMesh.contracts.allow',
    ],
    [
      'a relative folder',
      { contracts: { allow: [{ folder: 'contracts' }] } },
      'dataMesh.contracts.allow',
    ],
    [
      'an empty place',
      { contracts: { allow: [{}] } },
      'dataMesh.contracts.allow',
    ],
    [
      'two places in one',
      { contracts: { allow: [{ url: 'https://a.example', folder: '/a' }] } },
      'dataMesh.contracts.allow',
    ],
  ])('keeps the backend from starting with %s', (_, dataMesh, key) => {
    expect(() => read(dataMesh)).toThrow(key);
  });
});
