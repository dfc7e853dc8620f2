/**
 * More nesting than any sensible contract has; each level of nested columns
 * takes two.
 */
export const MAX_DEPTH = 100;

/**
 * How much aliases may add to what is written out: characters of texts and
 * keys, and {@link NODE_SIZE} for each value.
 */
export const MAX_ALIASED_SIZE = 1_000_000;

/** What a value counts for beside its characters. */
export const NODE_SIZE = 10;

/** Of the mistakes in the syntax only the first are worth reading. */
export const MAX_SYNTAX_ERRORS = 5;

/** A file with more mistakes than that at its beginning is no YAML at all. */
export const HOPELESS_SYNTAX_ERRORS = 20;

/** How much of a file is tried first, in characters. */
export const SAMPLE_LENGTH = 64 * 1024;

/** Of keys that are wrong, such as given twice, only the first are reported. */
export const MAX_KEY_FINDINGS = 20;

/** Default of `maxBytes`. */
export const MAX_BYTES = 1024 * 1024;
