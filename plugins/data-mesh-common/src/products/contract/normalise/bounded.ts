/**
 * Longer than any real path. Where a text of the file is repeated in many
 * places of the model, a very long one would multiply the model's size.
 */
const MAX_REPEATED = 1000;

/** The text, or its end behind an ellipsis. */
export function bounded(text: string): string {
  return text.length > MAX_REPEATED ? `…${text.slice(-MAX_REPEATED)}` : text;
}
