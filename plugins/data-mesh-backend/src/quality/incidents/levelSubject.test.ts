import fc from 'fast-check';
import { levelSubject } from './levelSubject';

const KEY = 'level:0123456789abcdef';

describe('the subject of a service level', () => {
  it('is readable where it fits', () => {
    expect(levelSubject(KEY, 'orders')).toBe(`${KEY}@orders`);
  });

  it('fits, and is another one for each port', () => {
    const port = fc
      .tuple(
        fc.constantFrom('', 'p'.repeat(76), 'p'.repeat(254)),
        fc.string({ unit: 'binary', maxLength: 3 }),
      )
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(port, port, (one, two) => {
        const subjects = [levelSubject(KEY, one), levelSubject(KEY, two)];
        expect(subjects[0].length).toBeLessThanOrEqual(100);
        expect(subjects[0]).not.toContain('\0');
        expect(subjects[0] === subjects[1]).toBe(one === two);
      }),
    );
  });
});
