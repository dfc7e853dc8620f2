const MAX_LENGTH = 60;

/** A piece of the file that fits into a message. */
export function shortened(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
