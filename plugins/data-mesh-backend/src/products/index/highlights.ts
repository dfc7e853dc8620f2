import { isOneName, MIN_LENGTH_INSIDE } from './fieldTerms';
import { normalise, scanParts, type Chunk } from './words';

/** Start and end offset, in UTF-16 units. */
export type Highlight = [start: number, end: number];

/** A run of the text in normalised form, with where each unit came from. */
type Run = { text: string; starts: number[]; ends: number[] };

/**
 * Where the words of a query stand in a text in which they were found. A word
 * that stands there in one piece is marked as one, else its parts are.
 */
export function highlightsIn(
  kind: number,
  text: string,
  words: Chunk[],
): Highlight[] {
  const { parts, chunks } = runsOf(text);
  const runs = [...parts, ...chunks];
  if (isOneName(kind, chunks.length)) {
    runs.push(join(chunks));
  }
  const marks = words.flatMap(word => {
    const whole = marksOf(runs, word.joined);
    return whole.length > 0 || word.parts.length === 1
      ? whole
      : word.parts.flatMap(part => marksOf(runs, part));
  });
  return mergeMarks(marks);
}

/** At the start of each run, and inside where that is allowed. */
function marksOf(runs: Run[], word: string): Highlight[] {
  const marks = new Array<Highlight>();
  for (const { text, starts, ends } of runs) {
    const at =
      word.length >= MIN_LENGTH_INSIDE || text.startsWith(word)
        ? text.indexOf(word)
        : -1;
    if (at !== -1) {
      marks.push([starts[at], ends[at + word.length - 1]]);
    }
  }
  return marks;
}

/** The parts and the chunks of a text, as words are looked for in both. */
function runsOf(text: string): { parts: Run[]; chunks: Run[] } {
  const parts = new Array<Run>();
  const chunks = new Array<Run>();
  let open = new Array<Run>();
  scanParts(text, {
    part(start, end) {
      open.push(runOf(text, start, end));
    },
    chunkEnd() {
      if (open.length > 0) {
        parts.push(...open);
        chunks.push(join(open));
        open = [];
      }
    },
  });
  return { parts, chunks };
}

function runOf(text: string, start: number, end: number): Run {
  const run: Run = { text: '', starts: [], ends: [] };
  let at = start;
  while (at < end) {
    const next = nextCharacter(text, at, end);
    const units = normalise(text.slice(at, next));
    run.text += units;
    for (let i = 0; i < units.length; i++) {
      run.starts.push(at);
      run.ends.push(next);
    }
    at = next;
  }
  return run;
}

/** The end of a character with the marks that belong to it. */
function nextCharacter(text: string, at: number, end: number): number {
  let next = at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
  while (next < end && /^\p{M}/u.test(text.slice(next, next + 2))) {
    next += text.codePointAt(next)! > 0xffff ? 2 : 1;
  }
  return next;
}

function join(runs: Run[]): Run {
  return {
    text: runs.map(run => run.text).join(''),
    starts: runs.flatMap(run => run.starts),
    ends: runs.flatMap(run => run.ends),
  };
}

function mergeMarks(marks: Highlight[]): Highlight[] {
  const sorted = [...marks].sort(([a, m], [b, n]) => a - b || n - m);
  const merged = new Array<Highlight>();
  for (const [start, end] of sorted) {
    const last = merged.at(-1);
    if (last && start <= last[1]) {
      last[1] = Math.max(last[1], end);
    } else {
      merged.push([start, end]);
    }
  }
  return merged;
}
