import fc from 'fast-check';
import { exceedsBytes } from './size';

it('counts bytes as UTF-8 does', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.integer({ min: 0, max: 120 }),
      (text, limit) => {
        expect(exceedsBytes(text, limit)).toBe(
          new TextEncoder().encode(text).length > limit,
        );
      },
    ),
  );
});
