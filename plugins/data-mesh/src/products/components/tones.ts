import type { Theme } from '@material-ui/core/styles';

/** What a coloured label says beyond its words. */
export type Tone =
  'neutral' | 'good' | 'info' | 'caution' | 'danger' | 'accent';

/** Text on background, and the border around them. */
export type ToneColors = {
  color: string;
  backgroundColor: string;
  borderColor: string;
};

/**
 * Colours of small labels. Each text has a contrast of at least 4.5:1 on its
 * background (WCAG 2.2, 1.4.3), in both themes.
 */
export const TONES: Record<'light' | 'dark', Record<Tone, ToneColors>> = {
  light: {
    neutral: {
      color: '#3d4450',
      backgroundColor: '#eceff3',
      borderColor: '#c3cad4',
    },
    good: {
      color: '#14532d',
      backgroundColor: '#dcf5e4',
      borderColor: '#9fd8b3',
    },
    info: {
      color: '#1e4078',
      backgroundColor: '#e0ecfd',
      borderColor: '#a9c8f5',
    },
    caution: {
      color: '#6b3d05',
      backgroundColor: '#fdf0d3',
      borderColor: '#ebc783',
    },
    danger: {
      color: '#8a1a1a',
      backgroundColor: '#fde4e4',
      borderColor: '#f0aeae',
    },
    accent: {
      color: '#55307e',
      backgroundColor: '#f1e7fc',
      borderColor: '#d2b6f0',
    },
  },
  dark: {
    neutral: {
      color: '#d5dae2',
      backgroundColor: '#3a404a',
      borderColor: '#5b6472',
    },
    good: {
      color: '#b4ecc7',
      backgroundColor: '#173d26',
      borderColor: '#2f6d46',
    },
    info: {
      color: '#c3dbfd',
      backgroundColor: '#1c3558',
      borderColor: '#37619b',
    },
    caution: {
      color: '#fbdc9f',
      backgroundColor: '#4a3209',
      borderColor: '#85601d',
    },
    danger: {
      color: '#fcc4c4',
      backgroundColor: '#561c1c',
      borderColor: '#943a3a',
    },
    accent: {
      color: '#e2cbfb',
      backgroundColor: '#3d2758',
      borderColor: '#6d4a98',
    },
  },
};

/** The colours of a tone in the theme that is on. */
export function toneColors(theme: Theme, tone: Tone): ToneColors {
  return TONES[theme.palette.type === 'dark' ? 'dark' : 'light'][tone];
}

/**
 * Colour of text that steps back. The secondary text colour of Backstage's
 * light theme has less than 4.5:1 on the page's background.
 */
export function mutedColor(theme: Theme): string {
  return theme.palette.type === 'dark'
    ? theme.palette.text.secondary
    : '#5c5f66';
}
