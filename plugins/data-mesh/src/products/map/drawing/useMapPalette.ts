import { useTheme } from '@material-ui/core/styles';
import { MAP_PALETTES, type MapPalette } from '../model/mapPalette';

/** The colours of the map in the theme that is on. */
export function useMapPalette(): MapPalette {
  return MAP_PALETTES[useTheme().palette.type === 'dark' ? 'dark' : 'light'];
}
