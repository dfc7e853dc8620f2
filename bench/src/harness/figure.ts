/** One measured number. */
export type Figure = {
  /** What was measured, such as `list p95 alone`. */
  name: string;
  value: number;
  unit: 'ms' | 's' | 'MB' | 'ratio' | 'count';
  /** The value should stay below this; for a ratio, above it. */
  aim?: number;
  database: 'sqlite' | 'postgres';
};

/** The figures of a room, as `--json` prints them. */
export type Report = { room: string; figures: Figure[] };

/** Notes down one figure after the other. */
export type AddFigure = (
  name: string,
  value: number,
  unit: Figure['unit'],
  aim?: number,
) => void;

/**
 * Figures of one database.
 *
 * @param tell - is told each as it is measured
 */
export function recordFigures(
  database: Figure['database'],
  tell: (message: string) => void,
): { figures: Figure[]; add: AddFigure } {
  const figures: Figure[] = [];
  return {
    figures,
    add(name, value, unit, aim) {
      const figure = { name, value: round(value), unit, aim, database };
      tell(`${name}: ${figure.value} ${unit}`);
      figures.push(figure);
    },
  };
}

export function printReport(report: Report): void {
  const rows = report.figures.map(figure => [
    figure.database,
    figure.name,
    `${figure.value} ${figure.unit}`,
    figure.aim === undefined ? '' : aimText(figure),
  ]);
  const widths = [0, 1, 2, 3].map(column =>
    Math.max(...rows.map(row => row[column].length)),
  );
  for (const row of rows) {
    process.stdout.write(
      `${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}\n`,
    );
  }
}

function aimText(figure: Figure): string {
  const above = figure.unit === 'ratio';
  const met = above ? figure.value >= figure.aim! : figure.value <= figure.aim!;
  return `aim ${above ? '≥' : '≤'} ${figure.aim} ${figure.unit} ${met ? 'met' : 'MISSED'}`;
}

/** A value rounded to what can be trusted. */
export function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 10) / 10;
}
