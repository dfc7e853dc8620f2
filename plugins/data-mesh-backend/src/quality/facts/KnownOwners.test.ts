import { KnownOwners } from './KnownOwners';

describe('owners of products', () => {
  let existing: string[];
  let now: Date;
  const asked: Array<readonly string[]> = [];
  const owners = () =>
    new KnownOwners({
      people: {
        existing: async refs => {
          asked.push(refs);
          return refs.filter(ref => existing.includes(ref));
        },
      },
      now: () => now,
    });

  beforeEach(() => {
    existing = ['group:default/a'];
    now = new Date('2026-01-15T10:00:00Z');
    asked.length = 0;
  });

  it('are known as the catalog said, and when', async () => {
    const known = owners();
    expect(known.get('group:default/a')).toBeUndefined();
    await known.ask(['group:default/a', 'group:default/b', 'group:default/a']);
    expect(asked).toEqual([['group:default/a', 'group:default/b']]);
    expect(known.get('group:default/a')).toEqual({ exists: true, asOf: now });
    expect(known.get('group:default/b')).toEqual({ exists: false, asOf: now });
  });

  it('are not asked about when there are none', async () => {
    await owners().ask([]);
    expect(asked).toEqual([]);
  });

  it('keep what was known while the catalog does not answer', async () => {
    const known = new KnownOwners({
      people: {
        existing: jest
          .fn()
          .mockResolvedValueOnce(['group:default/a'])
          .mockRejectedValue(new Error('connect ECONNREFUSED')),
      },
      now: () => now,
    });
    await known.ask(['group:default/a']);
    await expect(known.ask(['group:default/a'])).rejects.toThrow();
    expect(known.get('group:default/a')).toEqual({ exists: true, asOf: now });
  });
});
