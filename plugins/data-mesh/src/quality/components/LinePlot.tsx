import { useTheme } from '@material-ui/core/styles';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { mutedColor, toneColors } from '../../products/components';
import { shortDay } from './shortDay';
import type { TrendPoint } from './Trend';

const HEIGHT = 200;

/** Draws a trend; apart, as the library that draws is large. */
export function LinePlot(props: {
  points: readonly TrendPoint[];
  alertBelow?: number;
}) {
  const { points, alertBelow } = props;
  const theme = useTheme();
  const score = toneColors(theme, 'info');
  const muted = mutedColor(theme);
  const axis = { stroke: muted, fontSize: 12, tickLine: false };
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <ComposedChart
        data={[...points]}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid stroke={theme.palette.divider} vertical={false} />
        <XAxis
          dataKey="day"
          {...axis}
          minTickGap={32}
          tickFormatter={shortDay}
        />
        <YAxis
          {...axis}
          domain={[0, 100]}
          ticks={[0, 50, 70, 90, 100]}
          interval={0}
          width={36}
        />
        <Tooltip
          isAnimationActive={false}
          labelFormatter={label => shortDay(String(label))}
          contentStyle={{
            backgroundColor: theme.palette.background.paper,
            border: `1px solid ${theme.palette.divider}`,
            borderRadius: theme.shape.borderRadius,
            color: theme.palette.text.primary,
          }}
          formatter={(value, name) => [
            typeof value === 'number' ? Math.floor(value) : value,
            name,
          ]}
        />
        {alertBelow !== undefined && (
          <ReferenceLine
            y={alertBelow}
            stroke={toneColors(theme, 'danger').color}
            strokeDasharray="2 4"
          />
        )}
        <Area
          name="Checks evaluated, in percent"
          dataKey="covered"
          type="linear"
          stroke={muted}
          strokeDasharray="4 4"
          fill={muted}
          fillOpacity={0.08}
          isAnimationActive={false}
          dot={false}
        />
        <Line
          name="Score"
          dataKey="score"
          type="linear"
          stroke={score.color}
          strokeWidth={2}
          isAnimationActive={false}
          dot={points.length < 40 ? { r: points.length < 3 ? 4 : 2 } : false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
