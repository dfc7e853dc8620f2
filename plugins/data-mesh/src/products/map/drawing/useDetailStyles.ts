import { makeStyles } from '@material-ui/core/styles';

/**
 * Shows of a product what can be read at a level of detail, which stands as
 * `data-level` at an ancestor.
 */
export const useDetailStyles = makeStyles({
  near: {
    '[data-level=far] &, [data-level=middle] &': { display: 'none' },
  },
  middle: {
    '[data-level=far] &, [data-level=near] &': { display: 'none' },
  },
  card: {
    '[data-level=far] &': { fill: 'currentColor', stroke: 'none' },
  },
  badge: {
    '[data-level=middle] &': { transform: 'scale(1.4)' },
    '[data-level=far] &': { transform: 'scale(2)' },
  },
});
