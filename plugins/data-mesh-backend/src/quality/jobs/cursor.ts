/** What a job knows from the last time that it was done. */
export type JobCursor = {
  /** See {@link PlannedJob.version}. */
  version?: string;
  /** What was fetched, by address. */
  artifacts?: Record<string, { etag?: string; hash: string }>;
  /** What was said of them; it holds until they are others. */
  note?: string;
};

export function readCursor(text: string | null): JobCursor {
  return text === null ? {} : JSON.parse(text);
}
