/** Seconds of each unit of time that service levels are written in. */
const SECONDS: Record<string, number> = {
  ms: 0.001,
  millisecond: 0.001,
  s: 1,
  sec: 1,
  second: 1,
  m: 60,
  min: 60,
  minute: 60,
  h: 3600,
  hr: 3600,
  hour: 3600,
  d: 86400,
  day: 86400,
  w: 604800,
  week: 604800,
  mo: 2629800,
  month: 2629800,
  q: 7889400,
  quarter: 7889400,
  y: 31557600,
  yr: 31557600,
  year: 31557600,
};

/** Seconds of one unit, such as `d`, `days` or `Day`; undefined for others. */
export function secondsOf(unit: string): number | undefined {
  const word = unit.trim().toLowerCase();
  return (
    lookUp(word) ?? (word.endsWith('s') ? lookUp(word.slice(0, -1)) : undefined)
  );
}

function lookUp(word: string): number | undefined {
  return Object.hasOwn(SECONDS, word) ? SECONDS[word] : undefined;
}
