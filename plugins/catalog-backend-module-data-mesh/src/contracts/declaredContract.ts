import { contractProblems, type ContractProblem } from './contractProblems';

/** How a contract that stands in the declaration itself is called. */
export const INLINE_SOURCE = 'inline';

const PLACEHOLDERS = ['$text', '$yaml', '$json'];
const MAX_PATH_LENGTH = 2_000;

export type DeclaredContract =
  | { kind: 'text'; source: string; text: string }
  | { kind: 'url'; source: string }
  | { kind: 'path'; source: string }
  | { kind: 'unusable'; source: string; problem: ContractProblem };

/**
 * Tells what an author means with the value of `contract`. A placeholder such
 * as `{ $text: ./orders.yaml }` means the file that it names, so that it works
 * for file locations too.
 */
export function declaredContract(value: unknown): DeclaredContract {
  const declared = withoutPlaceholder(value);
  if (typeof declared !== 'string') {
    return {
      kind: 'unusable',
      source: INLINE_SOURCE,
      problem: notText(declared),
    };
  }
  const source = declared.trim();
  if (source === '') {
    return {
      kind: 'unusable',
      source: INLINE_SOURCE,
      problem: contractProblems.isEmpty(),
    };
  }
  if (/[\r\n]/.test(source) || source.startsWith('{')) {
    return { kind: 'text', source: INLINE_SOURCE, text: declared };
  }
  if (/^https?:\/\//i.test(source) && source.length <= MAX_PATH_LENGTH) {
    return { kind: 'url', source };
  }
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(source);
  if (hasScheme || source.length > MAX_PATH_LENGTH || hasControls(source)) {
    const shown = source.slice(0, MAX_PATH_LENGTH);
    return {
      kind: 'unusable',
      source: shown,
      problem: contractProblems.unusablePath(shown),
    };
  }
  return { kind: 'path', source };
}

function notText(value: unknown): ContractProblem {
  if (Array.isArray(value)) {
    return contractProblems.isNoText('a list');
  }
  return typeof value === 'object' && value !== null
    ? contractProblems.isObject()
    : contractProblems.isNoText(`the value ${String(value)}`);
}

function withoutPlaceholder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value);
  return entries.length === 1 && PLACEHOLDERS.includes(entries[0][0])
    ? entries[0][1]
    : value;
}

function hasControls(text: string): boolean {
  return [...text].some(character => character.charCodeAt(0) < 32);
}
