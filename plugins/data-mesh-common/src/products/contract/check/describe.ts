import type { DocumentNode } from '../document/nodes';
import { shortened } from '../document/shortened';
import type { Shape, TextShape } from '../standard/shapes';
import { isWithin, type OdcsVersion } from '../standard/versions';

/** A text of the file in quotes, shortened. */
export function quoted(text: string): string {
  return JSON.stringify(shortened(text));
}

/** Completes "but is …". */
export function whatItIs(node: DocumentNode): string {
  switch (node.kind) {
    case 'list':
      return 'a list';
    case 'map':
      return 'an object';
    default:
  }
  const { value, raw } = node;
  switch (typeof value) {
    case 'string':
      return value === '' ? 'an empty text' : `the text ${quoted(value)}`;
    case 'number':
      return `the number ${shortened(raw ?? String(value))}`;
    case 'boolean':
      return String(value);
    default:
      return 'empty';
  }
}

/** Completes "must be …". */
export function whatItMustBe(shape: Shape): string {
  switch (shape.type) {
    case 'text':
      return 'a text';
    case 'flag':
      return 'true or false';
    case 'number':
      return shape.whole ? 'a whole number' : 'a number';
    case 'list':
      return 'a list';
    case 'record':
      return 'an object';
    case 'either':
      return shape.of.map(whatItMustBe).join(' or ');
    default:
      return 'a single value';
  }
}

/** How to turn a value of the wrong kind into one of the right kind. */
export function howToRetype(shape: Shape, node: DocumentNode): string {
  if (node.kind === 'scalar' && node.value === null) {
    return 'Give it a value, or remove the line.';
  }
  switch (shape.type) {
    case 'text':
      if (node.kind === 'scalar') {
        return `Put it in quotes: ${quoted(node.raw ?? String(node.value))}.`;
      }
      return 'Write one text.';
    case 'flag':
      return 'Write true or false, without quotes.';
    case 'number':
      if (
        node.kind === 'scalar' &&
        typeof node.value === 'string' &&
        node.value.trim() !== '' &&
        Number.isFinite(Number(node.value))
      ) {
        return `Write it without quotes: ${shortened(node.value.trim())}.`;
      }
      return shape.whole ? 'Write a whole number.' : 'Write a number.';
    case 'list':
      return node.kind === 'map'
        ? 'Begin each of its entries with "- ".'
        : 'Write it as a list, each entry on a line that begins with "- ".';
    case 'record':
      return 'Write its fields on indented lines below it, as "name: value".';
    case 'either':
      return `Write ${whatItMustBe(shape)}.`;
    default:
      return 'Write a text, a number, true or false.';
  }
}

/** The values that the version of the file allows. */
export function allowedValues(
  shape: TextShape,
  version: OdcsVersion,
): string[] | undefined {
  return shape.values
    ?.filter(value => typeof value === 'string' || isWithin(version, value))
    .map(value => (typeof value === 'string' ? value : value.value));
}
