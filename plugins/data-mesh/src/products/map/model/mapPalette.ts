/** Colours of categories, told apart also with most colour blindness. */
export const HUES = [
  'blue',
  'orange',
  'purple',
  'green',
  'red',
  'brown',
  'teal',
  'pink',
  'grey',
] as const;

/** @public */
export type MeshHue = (typeof HUES)[number];

/** Everything that the map is painted with, in one theme. */
export type MapPalette = {
  canvas: string;
  /** By depth; deeper ones use the last. */
  areas: string[];
  areaBorder: string;
  card: string;
  cardBorder: string;
  text: string;
  secondaryText: string;
  flow: string;
  upstream: string;
  downstream: string;
  focus: string;
  problem: string;
  onProblem: string;
  hues: Record<MeshHue, string>;
};

/**
 * Text has a contrast of at least 4.5:1 and everything else that tells
 * something at least 3:1 to what is behind it (WCAG 2.2, 1.4.3 and 1.4.11);
 * a test holds on to that.
 */
export const MAP_PALETTES: Record<'light' | 'dark', MapPalette> = {
  light: {
    canvas: '#fbfcfd',
    areas: ['#f1f4f7', '#e8ecf1', '#dfe4ea'],
    areaBorder: '#c3cbd5',
    card: '#ffffff',
    cardBorder: '#6f7a89',
    text: '#1b222c',
    secondaryText: '#505a67',
    flow: '#6f7a89',
    upstream: '#0b6f68',
    downstream: '#a0219f',
    focus: '#0b0f14',
    problem: '#b3261e',
    onProblem: '#ffffff',
    hues: {
      blue: '#1f66b8',
      orange: '#b45a00',
      purple: '#7547b8',
      green: '#2a7530',
      red: '#bf2626',
      brown: '#75502f',
      teal: '#0a726d',
      pink: '#ad2f79',
      grey: '#626c78',
    },
  },
  dark: {
    canvas: '#22252a',
    areas: ['#2c3036', '#363b43', '#414750'],
    areaBorder: '#59616c',
    card: '#191c20',
    cardBorder: '#a3adb9',
    text: '#f4f6f8',
    secondaryText: '#c6cdd6',
    flow: '#a3adb9',
    upstream: '#5fe0cd',
    downstream: '#f3a8ff',
    focus: '#ffffff',
    problem: '#ff8a80',
    onProblem: '#2b0806',
    hues: {
      blue: '#78b4fa',
      orange: '#f5a54e',
      purple: '#c4a2f5',
      green: '#80cf84',
      red: '#ff9187',
      brown: '#d6aa83',
      teal: '#57cbc1',
      pink: '#f695c9',
      grey: '#b3bdc8',
    },
  },
};
