/**
 * A value of the facts.
 * @public
 */
export type FactLeaf<
  T extends FactType = FactType,
  O extends boolean = boolean,
> = {
  type: T;
  /** Left out where it is not known; `has(…)` tells. */
  optional: O;
  about: string;
};

/**
 * Types of values, as CEL calls them. Whole numbers are `int`, and instants
 * are text in RFC 3339 that `timestamp(…)` reads.
 * @public
 */
export type FactType = 'string' | 'int' | 'double' | 'bool';

/**
 * A group of facts.
 * @public
 */
export type FactGroup<F extends FactFields = FactFields> = {
  fields: F;
  about: string;
};

/**
 * A list of values or groups, bounded.
 * @public
 */
export type FactList<E extends FactGroup | FactType = FactGroup | FactType> = {
  list: E;
  about: string;
};

/** @public */
export type FactFields = {
  readonly [name: string]: FactLeaf | FactGroup | FactList;
};

type ValueOf<T extends FactType> = T extends 'string'
  ? string
  : T extends 'bool'
    ? boolean
    : number;

type FactOf<N> =
  N extends FactLeaf<infer T>
    ? ValueOf<T>
    : N extends FactGroup<infer F>
      ? FactsOf<F>
      : N extends FactList<infer E>
        ? E extends FactType
          ? Array<ValueOf<E>>
          : FactOf<E>[]
        : never;

type OptionalKeys<F extends FactFields> = {
  [K in keyof F]: F[K] extends FactLeaf<FactType, true> ? K : never;
}[keyof F];

/**
 * The facts that fields describe.
 * @public
 */
export type FactsOf<F extends FactFields> = {
  -readonly [K in Exclude<keyof F, OptionalKeys<F>>]: FactOf<F[K]>;
} & { -readonly [K in OptionalKeys<F>]?: FactOf<F[K]> };

/** A value that is always there. */
export function always<T extends FactType>(
  type: T,
  about: string,
): FactLeaf<T, false> {
  return { type, optional: false, about };
}

/** A value that may be unknown. */
export function maybe<T extends FactType>(
  type: T,
  about: string,
): FactLeaf<T, true> {
  return { type, optional: true, about };
}

/** Facts that belong together. */
export function group<F extends FactFields>(
  about: string,
  fields: F,
): FactGroup<F> {
  return { fields, about };
}

/** Several of a kind. */
export function list<E extends FactGroup | FactType>(
  about: string,
  element: E,
): FactList<E> {
  return { list: element, about };
}
