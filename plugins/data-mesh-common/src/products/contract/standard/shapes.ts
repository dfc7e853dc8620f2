import type { DocumentNode, MapNode } from '../document/nodes';
import type { OdcsVersion, Span } from './versions';

/**
 * What a value may be. Shapes are plain descriptions; `check` interprets them
 * for the version of the file at hand.
 */
export type Shape =
  | TextShape
  | NumberShape
  | ListShape
  | RecordShape
  | { type: 'flag' }
  /** Text, number, boolean or null. */
  | { type: 'scalar' }
  /** Anything but a number without end; `unbounded` allows that too. */
  | { type: 'anything'; unbounded?: boolean }
  /** The first that fits the kind of value: one of map, list, text. */
  | { type: 'either'; of: readonly Shape[] };

export type TextShape = {
  type: 'text';
  values?: readonly (string | (Span & { value: string }))[];
  /** What authors write in place of a value, to the value. */
  synonyms?: Readonly<Record<string, string>>;
  rule?: TextRule;
};

/** What a text has to look like. */
export type TextRule = {
  code: 'pattern' | 'format';
  accepts: (text: string) => boolean;
  /** Completes "must be …". */
  expects: string;
  /** How to mend the text, where more can be said than what is expected. */
  remedy?: (text: string) => string | undefined;
};

export type NumberShape = {
  type: 'number';
  whole?: boolean;
  atLeast?: number;
  above?: number;
};

export type ListShape = {
  type: 'list';
  /** A function where shapes contain each other. */
  of: Shape | (() => Shape);
  atLeast?: number;
  atMost?: number;
  distinct?: boolean;
};

export type Field = Span & {
  shape: Shape | (() => Shape);
  required?: true | Span;
  /** A value to suggest when it is missing. */
  example?: string;
  /** What to say when it is required and missing, if not the usual. */
  missing?: (node: MapNode) => {
    field?: string;
    message: string;
    remedy: string;
  };
  deprecated?: Span & { remedy: string };
  advice?: (node: DocumentNode, version: OdcsVersion) => Advice | undefined;
};

export type Advice = { code: string; message: string; remedy: string };

/** Several entries for one name describe it in different versions. */
export type Fields = Readonly<Record<string, Field | readonly Field[]>>;

export type RecordShape = {
  type: 'record';
  /** What one of them is called, such as "server". */
  title: string;
  /** The field by which people know one, such as `name`. */
  nameField?: string;
  fields: Fields;
  /** Whether fields that are not described are errors. */
  closed: boolean | Span;
  /**
   * Fields that depend on others, such as those of a server's type; undefined
   * when the deciding field is so wrong that nothing can be said about them.
   */
  variant?: (
    node: MapNode,
    version: OdcsVersion,
  ) => readonly Fields[] | undefined;
  /**
   * What to say about a field that this record may not have, where more is
   * known than that: `says` completes "`engine` of quality rule …".
   */
  elsewhere?: (
    field: string,
    node: MapNode,
  ) => { says: string; remedy?: string } | undefined;
  /** What authors write in place of a field, to the field. */
  synonyms?: Readonly<Record<string, string>>;
  /** Rules over several fields. */
  rules?: readonly RecordRule[];
};

export type RecordRule = (
  node: MapNode,
  version: OdcsVersion,
) => (Advice & { field?: string })[];

export const text: TextShape = { type: 'text' };
export const flag: Shape = { type: 'flag' };
export const whole: NumberShape = { type: 'number', whole: true };
export const number: NumberShape = { type: 'number' };
export const scalar: Shape = { type: 'scalar' };
export const anything: Shape = { type: 'anything' };

export function oneOf(
  values: TextShape['values'],
  synonyms?: TextShape['synonyms'],
): TextShape {
  return { type: 'text', values, synonyms };
}

export function list(
  of: ListShape['of'],
  limits: Omit<ListShape, 'type' | 'of'> = {},
): ListShape {
  return { type: 'list', of, ...limits };
}

export function record(
  title: string,
  fields: Fields,
  more: Partial<Omit<RecordShape, 'type' | 'title' | 'fields'>> = {},
): RecordShape {
  return { type: 'record', title, fields, closed: true, ...more };
}
