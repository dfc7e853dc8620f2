import { elements, type DocumentNode } from '../document/nodes';
import { plainValue } from '../document/plainValue';

/**
 * The value as text, the way its author wrote it (`1.10` stays `1.10`);
 * undefined for lists, objects, null and blank text.
 */
export function textOf(node: DocumentNode | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  const text = node.raw ?? String(node.value);
  return text.trim() === '' ? undefined : withoutFinalLineBreaks(text);
}

/** A block of text ends with a line break only because YAML wants one there. */
function withoutFinalLineBreaks(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end--;
  return text.slice(0, end);
}

/** As {@link textOf}, but objects and lists become JSON. */
export function anyTextOf(node: DocumentNode | undefined): string | undefined {
  if (node === undefined || node.kind === 'scalar') return textOf(node);
  return JSON.stringify(plainValue(node));
}

/** The texts of a list; a single value counts as a list of one. */
export function textsOf(node: DocumentNode | undefined): string[] {
  const items = node?.kind === 'scalar' ? [node] : elements(node);
  return items.map(textOf).filter(text => text !== undefined);
}

const YES = new Set(['true', 'yes', 'on', 'y', '1']);
const NO = new Set(['false', 'no', 'off', 'n', '0']);

/** A boolean, also as YAML 1.1 and spreadsheets write it. */
export function flagOf(node: DocumentNode | undefined): boolean | undefined {
  const text = textOf(node)?.trim().toLocaleLowerCase('en-US');
  if (text === undefined) return undefined;
  if (YES.has(text)) return true;
  return NO.has(text) ? false : undefined;
}

/** A finite number, also when it is written as text. */
export function numberOf(node: DocumentNode | undefined): number | undefined {
  if (node?.kind !== 'scalar') return undefined;
  const { value } = node;
  if (typeof value === 'number')
    return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** A value that is neither list, object nor null, as it is. */
export function scalarOf(
  node: DocumentNode | undefined,
): string | number | boolean | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  const { value } = node;
  return typeof value === 'number' && !Number.isFinite(value)
    ? String(value)
    : value;
}

/** Without the fields that are undefined, so that JSON and objects agree. */
export function compact<T extends object>(object: T): T {
  for (const key of Object.keys(object) as (keyof T)[]) {
    if (object[key] === undefined) delete object[key];
  }
  return object;
}

/** The list, or undefined when it is empty. */
export function filled<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
