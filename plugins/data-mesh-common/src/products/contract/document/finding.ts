/** A mistake before its offset has become a line, and its file a source. */
export type Finding = {
  code: string;
  severity: 'error' | 'warning';
  message: string;
  remedy: string;
  /** Path in the file, such as `schema[0].name`. */
  field?: string;
  /** Offset in the text; undefined when the file as a whole is meant. */
  at?: number;
};
