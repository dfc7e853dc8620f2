import { JsonProblem } from './JsonProblem';
import { JsonScanner, type JsonSelection } from './JsonScanner';

/**
 * Limits of reading, and what to read.
 * @public
 */
export type JsonOptions = {
  /** Defaults to 64 MiB. */
  maxBytes?: number;
  /** Levels of nesting; defaults to 100. */
  maxDepth?: number;
  /** Defaults to everything. */
  select?: JsonSelection;
};

/**
 * What was read; at a problem, the part of it before the problem.
 * @public
 */
export type JsonReading =
  | { value: unknown; problem?: undefined }
  | { problem: JsonProblem; partial: unknown };

/** Of a document that nobody set a limit for. */
const MAX_BYTES = 64 * 1024 * 1024;

/** More than any engine nests, and far from what recursion could not bear. */
const MAX_DEPTH = 100;

/** Bytes of a head: engines write what they are into the first lines. */
const HEAD = 128 * 1024;

/** Characters, or bytes, that are worked on without a pause: a few milliseconds. */
const STEP = 256 * 1024;

/**
 * Reads JSON as engines write it: with `NaN`, `Infinity` and `-Infinity`, and
 * with a byte order mark. Never throws.
 * @public
 */
export function readJson(
  source: string | Uint8Array,
  options: JsonOptions = {},
): JsonReading {
  const problem = sizeProblem(source, options);
  if (problem) return { problem, partial: undefined };
  const text =
    typeof source === 'string' ? source : new TextDecoder().decode(source);
  const scanner = scannerOf(text, options);
  try {
    scanner.advance(Infinity);
    return { value: scanner.root };
  } catch (error) {
    return failed(error, scanner);
  }
}

/**
 * The beginning of a document, as far as it can be read: enough to recognise
 * what it is. Undefined where it does not begin as JSON.
 * @public
 */
export function readJsonHead(bytes: Uint8Array): unknown {
  const reading = readJson(bytes.subarray(0, HEAD));
  return reading.problem ? reading.partial : reading.value;
}

/**
 * Like {@link readJson}, and pauses every few milliseconds of work so that a
 * large document does not hold up the process.
 *
 * @param pause - such as `setImmediate` of `node:timers/promises`
 * @public
 */
export async function readJsonInSteps(
  bytes: Uint8Array,
  options: JsonOptions & { pause?: () => Promise<void> } = {},
): Promise<JsonReading> {
  const { pause } = options;
  if (!pause || bytes.length <= STEP) return readJson(bytes, options);
  const problem = sizeProblem(bytes, options);
  if (problem) return { problem, partial: undefined };
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += STEP) {
    pieces.push(
      decoder.decode(bytes.subarray(at, at + STEP), { stream: true }),
    );
    await pause();
  }
  pieces.push(decoder.decode());
  const scanner = scannerOf(pieces.join(''), options);
  try {
    while (!scanner.advance(STEP)) {
      await pause();
    }
    return { value: scanner.root };
  } catch (error) {
    return failed(error, scanner);
  }
}

function scannerOf(text: string, options: JsonOptions): JsonScanner {
  return new JsonScanner(
    // A decoder takes the mark away, a string still has it.
    text.startsWith('\uFEFF') ? text.slice(1) : text,
    options.select ?? true,
    options.maxDepth ?? MAX_DEPTH,
  );
}

function sizeProblem(
  source: string | Uint8Array,
  { maxBytes = MAX_BYTES }: JsonOptions,
): JsonProblem | undefined {
  return source.length > maxBytes
    ? new JsonProblem(
        'too-large',
        `The document has ${source.length} bytes; ${maxBytes} are read at most`,
        maxBytes,
      )
    : undefined;
}

function failed(error: unknown, scanner: JsonScanner): JsonReading {
  if (error instanceof JsonProblem) {
    return { problem: error, partial: scanner.root };
  }
  throw error;
}
