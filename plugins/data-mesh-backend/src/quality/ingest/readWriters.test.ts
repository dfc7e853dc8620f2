import { ConfigReader } from '@backstage/config';
import { readWriters } from './readWriters';

const read = (writers: unknown) =>
  readWriters(new ConfigReader({ writers } as never));

describe('services that may bring results', () => {
  it('are none unless they are named', () => {
    expect(readWriters(undefined)).toEqual([]);
    expect(readWriters(new ConfigReader({}))).toEqual([]);
  });

  it('write for owners, whose names are completed, or for all', () => {
    expect(
      read([
        { subject: 'external:ci', owners: ['Orders', 'user:ann'] },
        { subject: 'plugin:lake', owners: 'all' },
      ]),
    ).toEqual([
      {
        subject: 'external:ci',
        owners: ['group:default/orders', 'user:default/ann'],
      },
      { subject: 'plugin:lake', owners: 'all' },
    ]);
  });

  it.each([
    ['no subject', { owners: 'all' }, 'subject'],
    ['no owners', { subject: 'external:ci' }, 'owners'],
    ['an empty list of owners', { subject: 'a', owners: [] }, 'owners'],
    ['another word for all', { subject: 'a', owners: '*' }, 'owners'],
    [
      'a component as owner',
      { subject: 'a', owners: ['component:x'] },
      'owners',
    ],
    ['what is no reference', { subject: 'a', owners: ['a b'] }, 'owners'],
    ['a number', { subject: 'a', owners: [7] }, 'owners'],
    ['all in a list', { subject: 'a', owners: ['all'] }, 'owners'],
  ])('are refused with %s, naming the key', (_, writer, key) => {
    expect(() => read([writer])).toThrow(key);
  });
});
