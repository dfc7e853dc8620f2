import fc from 'fast-check';
import { byUrgency, describeTarget, type Target } from './describeTarget';

const NOW = new Date('2026-03-01T10:00:00.000Z');
const EARLIER = '2026-03-01T09:00:00.000Z';
const LATER = '2026-03-01T11:00:00.000Z';

const target = (parts: Partial<Target> = {}): Target => ({
  target: 'postgres:a',
  grants: 1,
  due: 0,
  ...parts,
});

describe('how a target does', () => {
  it.each<[string, Partial<Target>]>([
    ['In order', {}],
    ['In order', { pausedUntil: EARLIER, orphans: [] }],
    ['Being worked on', { due: 2 }],
    ['Names to look at', { due: 2, orphans: ['dm_1'] }],
    ['Failing', { failingSince: EARLIER, orphans: ['dm_1'] }],
    ['Failing', { failingSince: EARLIER, pausedUntil: EARLIER }],
    ['Left alone', { failingSince: EARLIER, pausedUntil: LATER }],
  ])('is called %s: %j', (label, parts) => {
    expect(describeTarget(target(parts), NOW).label).toBe(label);
  });
});

describe('the order of targets', () => {
  it('begins with what fails, the longest first', () => {
    const targets = [
      target({ target: 'd' }),
      target({ target: 'c', due: 1 }),
      target({ target: 'b', failingSince: EARLIER }),
      target({ target: 'a', failingSince: LATER }),
      target({ target: 'e', orphans: ['dm_1'] }),
    ];
    expect(byUrgency(targets, NOW).map(each => each.target)).toEqual([
      'b',
      'a',
      'e',
      'c',
      'd',
    ]);
  });

  it('loses none, and is the same whatever came first', () => {
    const anyTarget = fc.record<Target>({
      target: fc.string({ minLength: 1 }),
      grants: fc.nat(),
      due: fc.nat(2),
      failingSince: fc.constantFrom(undefined, EARLIER),
      pausedUntil: fc.constantFrom(undefined, EARLIER, LATER),
      orphans: fc.constantFrom(undefined, [], ['dm_1']),
    });
    const targets = fc.uniqueArray(anyTarget, {
      selector: each => each.target,
    });
    fc.assert(
      fc.property(targets, given => {
        const sorted = byUrgency(given, NOW);
        expect(new Set(sorted)).toEqual(new Set(given));
        expect(byUrgency([...given].reverse(), NOW)).toEqual(sorted);
      }),
    );
  });
});
