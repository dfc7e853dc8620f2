import { HUES, MAP_PALETTES, type MapPalette } from './mapPalette';

/** Contrast ratio as WCAG 2.2 defines it. */
function contrast(a: string, b: string): number {
  const luminance = (color: string) => {
    const [red, green, blue] = [1, 3, 5].map(at => {
      const part = parseInt(color.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(Object.entries(MAP_PALETTES))('the %s palette', (_, palette) => {
  const grounds = [palette.canvas, palette.card, ...palette.areas];
  const low = (
    colors: Array<[string, string]>,
    backgrounds: string[],
    least: number,
  ) =>
    colors.flatMap(([name, color]) =>
      backgrounds
        .filter(ground => contrast(color, ground) < least)
        .map(ground => `${name} on ${ground}`),
    );
  const named = (...names: Array<keyof MapPalette>) =>
    names.map(name => [name, palette[name]] as [string, string]);

  it('has text with a contrast of 4.5 to 1 wherever it stands', () => {
    expect(low(named('text', 'secondaryText'), grounds, 4.5)).toEqual([]);
    expect(low(named('onProblem'), [palette.problem], 4.5)).toEqual([]);
    expect(low(named('card'), [palette.text], 4.5)).toEqual([]);
  });

  it('has lines and marks with a contrast of 3 to 1 wherever they are', () => {
    const marks = named(
      'cardBorder',
      'flow',
      'upstream',
      'downstream',
      'focus',
      'problem',
    );
    expect(low(marks, grounds, 3)).toEqual([]);
  });

  it('has hues with a contrast of 3 to 1, and shapes upon them', () => {
    const hues = HUES.map(hue => [hue, palette.hues[hue]] as [string, string]);
    expect(low(hues, grounds, 3)).toEqual([]);
  });

  it('has hues on which marks are written with a contrast of 4.5 to 1', () => {
    const hues = HUES.map(hue => [hue, palette.hues[hue]] as [string, string]);
    expect(low(hues, [palette.card], 4.5)).toEqual([]);
  });
});
