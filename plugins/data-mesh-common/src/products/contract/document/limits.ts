/**
 * More nesting than any sensible contract has; each level of nested columns
 * takes two.
 */
export const MAX_DEPTH = 100;

/** How many values aliases may add to those that are written out. */
export const MAX_ALIASED_NODES = 100_000;

/** A file with more mistakes than that in its syntax is no YAML at all. */
export const MAX_SYNTAX_ERRORS = 5;

/** Default of `maxBytes`. */
export const MAX_BYTES = 1024 * 1024;
