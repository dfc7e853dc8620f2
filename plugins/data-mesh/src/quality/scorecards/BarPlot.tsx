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
export type PlotBar = { label: string; products: number; tone: Tone };

/** Draws bars; apart, as the library that draws is large. */
export function BarPlot(props: { bars: readonly PlotBar[] }) {
  const { bars } = props;
  const theme = useTheme();
  const muted = mutedColor(theme);
  const axis = { stroke: muted, fontSize: 12, tickLine: false };
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <BarChart
        data={[...bars]}
        margin={{ top: 20, right: 8, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid stroke={theme.palette.divider} vertical={false} />
        <XAxis dataKey="label" {...axis} interval={0} />
        <YAxis {...axis} allowDecimals={false} width={36} />
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
            position="top"
            fill={theme.palette.text.primary}
            fontSize={12}
          />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
