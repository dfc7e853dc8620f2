import type { ReactNode } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import { DATA_PRODUCT_TYPES } from '@backstage-data-mesh/plugin-data-mesh-common';
import { plural } from '../components/plural';
import { VisuallyHidden } from '../components/VisuallyHidden';
import { ProductShape } from './drawing/ProductShape';
import type { LegendEntry, MeshColouring } from './model/colouring';
import type { MapPalette } from './model/mapPalette';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 3),
    padding: theme.spacing(0.5, 1),
    borderTop: '1px solid',
    fontSize: '0.8125rem',
  },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 0.5),
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  entry: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    padding: '3px 8px',
    borderRadius: 12,
    fontSize: 'inherit',
    fontFamily: 'inherit',
    color: 'inherit',
  },
  button: {
    '&:hover, &:focus-visible': { boxShadow: 'inset 0 0 0 1px currentColor' },
    '&[aria-pressed=true]': { boxShadow: 'inset 0 0 0 2px currentColor' },
  },
}));

/** What the colours, shapes and lines of the map mean. */
export function MapLegend(props: {
  colouring: MeshColouring;
  entries: LegendEntry[];
  palette: MapPalette;
  /** Values that the products are narrowed down to. */
  chosen?: readonly string[];
  onToggle?: (value: string) => void;
  /** The category that is pointed at, if any. */
  onPoint: (entry: LegendEntry | undefined) => void;
  /** Stands at the end. */
  children?: ReactNode;
}) {
  const { colouring, entries, palette, chosen, onToggle, onPoint, children } =
    props;
  const classes = useStyles();
  const byType = colouring.id === 'type';
  return (
    <div
      className={classes.root}
      style={{
        backgroundColor: palette.canvas,
        borderColor: palette.areaBorder,
        color: palette.text,
      }}
    >
      <ul className={classes.list} aria-label={`Colours: ${colouring.title}`}>
        {entries.map(entry => {
          const { value, label, hue, count } = entry;
          const content = (
            <>
              <svg width={18} height={18} viewBox="-11 -11 22 22" aria-hidden>
                {byType ? (
                  <ProductShape type={value} fill={palette.hues[hue]} />
                ) : (
                  <rect
                    x={-9}
                    y={-9}
                    width={18}
                    height={18}
                    rx={4}
                    fill={palette.hues[hue]}
                  />
                )}
              </svg>
              {label}
              <span aria-hidden style={{ color: palette.secondaryText }}>
                {count.toLocaleString('en')}
              </span>
              <VisuallyHidden>, {plural(count, 'product')}</VisuallyHidden>
            </>
          );
          const pointing = {
            onPointerEnter: () => onPoint(entry),
            onPointerLeave: () => onPoint(undefined),
          };
          return (
            <li key={value ?? ''}>
              {onToggle && value !== undefined ? (
                <ButtonBase
                  className={`${classes.entry} ${classes.button}`}
                  aria-pressed={chosen?.includes(value) ?? false}
                  title={`Show only ${label}`}
                  onClick={() => onToggle(value)}
                  onFocus={() => onPoint(entry)}
                  onBlur={() => onPoint(undefined)}
                  {...pointing}
                >
                  {content}
                </ButtonBase>
              ) : (
                <span className={classes.entry} {...pointing}>
                  {content}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {!byType && (
        <ul className={classes.list} aria-label="Shapes: Type">
          {DATA_PRODUCT_TYPES.map(type => (
            <li key={type} className={classes.entry}>
              <svg width={16} height={16} viewBox="-11 -11 22 22" aria-hidden>
                <ProductShape type={type} fill={palette.secondaryText} />
              </svg>
              {type}
            </li>
          ))}
        </ul>
      )}
      <ul className={classes.list} aria-label="Lines and marks">
        <li className={classes.entry}>
          <Line color={palette.upstream} />
          upstream
        </li>
        <li className={classes.entry}>
          <Line color={palette.downstream} />
          downstream
        </li>
        <li className={classes.entry}>
          <svg width={16} height={16} viewBox="-8 -8 16 16" aria-hidden>
            <circle r={7} fill={palette.problem} />
          </svg>
          has problems
        </li>
      </ul>
      {children}
    </div>
  );
}

function Line(props: { color: string }) {
  const { color } = props;
  return (
    <svg width={26} height={12} viewBox="0 0 26 12" aria-hidden>
      <path d="M0 6H18" stroke={color} strokeWidth={3} />
      <path d="M26 6L17 1V11Z" fill={color} />
    </svg>
  );
}
