import fc from 'fast-check';
import { drawBadge } from './drawBadge';

/** Relative luminance, as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map(at => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map(c => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const facts = (score: number | undefined) => ({
  score,
  evaluated: 12,
  expected: 14,
});

describe('the badge', () => {
  it.each([
    [100, '100', 'good'],
    [99.97, '99', 'good'],
    [90, '90', 'good'],
    [89.99, '89', 'fair'],
    [70, '70', 'fair'],
    [69.9, '69', 'poor'],
    [0, '0', 'poor'],
  ])('of %p says %s and %s, to people who hear it too', (score, text, band) => {
    const svg = drawBadge(facts(score));
    expect(svg).toContain(`>${text}</text>`);
    const title = `quality: ${text} of 100, ${band}; 12 of 14 checks evaluated`;
    expect(svg).toContain(`<title>${title}</title>`);
    expect(svg).toContain(`role="img" aria-label="${title}"`);
  });

  it('of any score shows a whole number that is no better than the score', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), score => {
        const [, shown] = />(\d+)<\/text>/.exec(drawBadge(facts(score))) ?? [];
        expect(Number(shown)).toBeLessThanOrEqual(score);
        expect(Number(shown)).toBeGreaterThan(score - 1);
      }),
    );
  });

  it('of a product without data says so, and gives it no number', () => {
    const svg = drawBadge({ score: undefined, evaluated: 0, expected: 14 });
    expect(svg).toContain('>no data</text>');
    expect(svg).toContain('<title>quality: no data</title>');
  });

  it('can be read: white on every colour has a contrast of 4.5 at least', () => {
    const colours = [100, 80, 10, undefined].flatMap(score =>
      [...drawBadge(facts(score)).matchAll(/fill="(#[0-9a-f]{6})"/g)].map(
        match => match[1],
      ),
    );
    expect(new Set(colours).size).toBe(5);
    for (const colour of colours) {
      expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('brings nothing that runs or loads', () => {
    expect(drawBadge(facts(80))).not.toMatch(/script|href|url\(|on\w+=|style/);
  });
});
