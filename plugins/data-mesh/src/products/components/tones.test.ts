import { createTheme, getContrastRatio } from '@material-ui/core/styles';
import { mutedColor, TONES } from './tones';

/** What Backstage's themes and cards are drawn on. */
const BACKGROUNDS = {
  light: ['#ffffff', '#f8f8f8', '#f5f5f5'],
  dark: ['#424242', '#333333', '#121212'],
};

describe('the colours of labels', () => {
  const cases = (['light', 'dark'] as const).flatMap(mode =>
    Object.entries(TONES[mode]).map(([tone, colors]) => ({
      mode,
      tone,
      ...colors,
    })),
  );
  it.each(cases)(
    '$tone is readable in the $mode theme',
    ({ color, backgroundColor }) => {
      expect(getContrastRatio(color, backgroundColor)).toBeGreaterThanOrEqual(
        4.5,
      );
    },
  );

  it.each(['light', 'dark'] as const)(
    'muted text is readable on every background of the %s theme',
    mode => {
      const theme = createTheme({
        palette: {
          type: mode,
          // As Backstage sets it, without transparency.
          text: { secondary: mode === 'dark' ? '#c8c8c8' : '#717171' },
        },
      });
      for (const background of BACKGROUNDS[mode]) {
        expect(
          getContrastRatio(mutedColor(theme), background),
        ).toBeGreaterThanOrEqual(4.5);
      }
    },
  );
});
