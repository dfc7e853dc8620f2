/** The minor versions of the standard, oldest first. */
export const ODCS_VERSIONS = ['3.0', '3.1', '3.2'] as const;

export type OdcsVersion = (typeof ODCS_VERSIONS)[number];

/** What a file may write in `apiVersion`, newest first. */
export const API_VERSIONS: Record<OdcsVersion, readonly string[]> = {
  '3.0': ['v3.0.2', 'v3.0.1', 'v3.0.0'],
  '3.1': ['v3.1.0'],
  '3.2': ['v3.2.0'],
};

/** The version that most tools run, for files that do not say theirs. */
export const DEFAULT_VERSION: OdcsVersion = '3.1';

/** A range of versions, both ends included. */
export type Span = { since?: OdcsVersion; until?: OdcsVersion };

export function isWithin(version: OdcsVersion, span: Span): boolean {
  const index = ODCS_VERSIONS.indexOf(version);
  return (
    (span.since === undefined || index >= ODCS_VERSIONS.indexOf(span.since)) &&
    (span.until === undefined || index <= ODCS_VERSIONS.indexOf(span.until))
  );
}
