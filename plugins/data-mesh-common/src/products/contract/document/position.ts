/** Turns offsets into lines and columns, both from 1. */
export class Positions {
  #starts: number[] | undefined;

  constructor(private readonly text: string) {}

  /** Line starts are only looked for once a position is asked for. */
  of(offset: number): { line: number; column: number } {
    this.#starts ??= lineStarts(this.text);
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (starts[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: Math.max(0, offset - starts[low]) + 1 };
  }
}

function lineStarts(text: string): number[] {
  // A byte order mark takes no column.
  const starts = [text.charCodeAt(0) === 0xfeff ? 1 : 0];
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) {
    starts.push(i + 1);
  }
  return starts;
}
