import { useTheme } from '@material-ui/core/styles';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  LabelList,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { mutedColor, toneColors, type Tone } from '../../products/components';

const HEIGHT = 200;

/** A bar: how many products, and how they are called together. */
export type PlotBar = {
  label: string;
  /** On the axis, where the label is too long for it. */
  short?: string;
  products: number;
  tone: Tone;
};

/** Draws bars; apart, as the library that draws is large. */
export function BarPlot(props: {
  bars: readonly PlotBar[];
  /** Beside each other, or below each other where their names are long. */
  arrange: 'beside' | 'below';
  /** What the names of the bars are; left out where they tell it themselves. */
  axis?: string;
}) {
  const { bars, arrange } = props;
  const theme = useTheme();
  const muted = mutedColor(theme);
  const axis = { stroke: muted, fontSize: 12, tickLine: false };
  const names = {
    ...axis,
    dataKey: (bar: PlotBar) => bar.short ?? bar.label,
    type: 'category' as const,
    interval: 0,
  };
  const numbers = { ...axis, type: 'number' as const, allowDecimals: false };
  const isBelow = arrange === 'below';
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <BarChart
        data={[...bars]}
        layout={isBelow ? 'vertical' : 'horizontal'}
        margin={{ top: 20, right: 32, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid
          stroke={theme.palette.divider}
          vertical={isBelow}
          horizontal={!isBelow}
        />
        <XAxis
          {...(isBelow ? numbers : names)}
          {...(props.axis && {
            height: 44,
            label: {
              value: props.axis,
              position: 'insideBottom',
              fontSize: 12,
              fill: muted,
            },
          })}
        />
        <YAxis {...(isBelow ? names : numbers)} width={isBelow ? 120 : 36} />
        <Bar dataKey="products" isAnimationActive={false} maxBarSize={56}>
          {bars.map(({ label, tone }) => {
            const { color, backgroundColor } = toneColors(theme, tone);
            return (
              <Cell
                key={label}
                fill={backgroundColor}
                stroke={color}
                strokeWidth={1.5}
              />
            );
          })}
          <LabelList
            dataKey="products"
            position={isBelow ? 'right' : 'top'}
            fill={theme.palette.text.primary}
            fontSize={12}
          />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
