import fc from 'fast-check';
import { fitText, textWidth, truncateText } from './fitText';

describe('fitText', () => {
  it.each<[string, number, string[]]>([
    ['Orders', 2, ['Orders']],
    ['Campaign performance', 2, ['Campaign', 'performance']],
    ['Returns of the last year', 2, ['Returns of the', 'last year']],
    ['Donaudampfschifffahrtsgesellschaft', 2, ['Donaudampfs…']],
    ['One two three four five six seven', 1, ['One two…']],
    ['', 2, []],
  ])('sets %p in %d lines', (text, lines, expected) => {
    expect(fitText(text, 15, 110, lines)).toEqual(expected);
  });

  it('never exceeds the width or the number of lines', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 30, max: 300 }),
        fc.integer({ min: 1, max: 4 }),
        (text, width, maxLines) => {
          const lines = fitText(text, 15, width, maxLines);
          expect(lines.length).toBeLessThanOrEqual(maxLines);
          expect(lines.filter(line => textWidth(line, 15) > width)).toEqual([]);
        },
      ),
    );
  });

  it('loses nothing when there is room', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), text => {
        expect(fitText(text, 15, 1e6, 2).join(' ')).toBe(
          text.split(/\s+/).filter(Boolean).join(' '),
        );
      }),
    );
  });
});

describe('truncateText', () => {
  it('does not cut a character in two', () => {
    expect(truncateText('😀😀😀😀', 10, 25)).toBe('😀…');
  });
});
