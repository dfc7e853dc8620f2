import type { Theme } from '@material-ui/core/styles';
import type { Tone } from '../../products/components';
import {
  MAP_PALETTES,
  type MeshHue,
} from '../../products/map/model/mapPalette';

const HUES: Record<Tone, MeshHue> = {
  neutral: 'grey',
  good: 'green',
  info: 'blue',
  caution: 'orange',
  danger: 'red',
  accent: 'purple',
};

/**
 * Colour of a surface that says something without words in it, such as a bar:
 * as on the map, with at least 3:1 to what is behind it (WCAG 2.2, 1.4.11).
 */
export function toneFill(theme: Theme, tone: Tone): string {
  const palette =
    MAP_PALETTES[theme.palette.type === 'dark' ? 'dark' : 'light'];
  return palette.hues[HUES[tone]];
}
