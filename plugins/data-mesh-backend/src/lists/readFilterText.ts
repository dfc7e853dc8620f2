import { InputError } from '@backstage/errors';

/**
 * A text to compare rows with.
 *
 * @throws InputError naming the field for what no row can hold
 */
export function readFilterText(
  field: string,
  text: string | undefined,
): string | undefined {
  // PostgreSQL refuses NUL in texts; no other control character is in any.
  if (text !== undefined && /\p{Cc}/u.test(text)) {
    throw new InputError(`'${field}' holds a control character`);
  }
  return text;
}

/** Like {@link readFilterText}, for entity references, which are lower case. */
export function readFilterRef(
  field: string,
  ref: string | undefined,
): string | undefined {
  return readFilterText(field, ref)?.toLocaleLowerCase('en-US');
}
