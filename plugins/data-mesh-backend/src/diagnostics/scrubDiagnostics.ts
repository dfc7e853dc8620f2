const LONGEST = 2_000;
const HIDDEN = '***';
const NAMES =
  '(?:[\\w-]*(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?|signature)|pass)';

const PATTERNS: Array<[RegExp, string]> = [
  // A key in PEM, whole or cut off.
  [
    /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
    HIDDEN,
  ],
  // user:password@ of a URL. A password may hold an @ that was not escaped.
  [/(\b[a-z][\w+.-]*:\/\/[^\s/:@]*):[^\s/]*@/gi, `$1:${HIDDEN}@`],
  [/\b(Bearer|Basic|Digest|Negotiate)\s+[\w+/=.~-]{4,}/gi, `$1 ${HIDDEN}`],
  // A JSON Web Token.
  [/\beyJ[\w-]+\.[\w-]+\.?[\w-]*/g, HIDDEN],
  // Statements of SQL: PASSWORD '…'.
  [/(\bpassword\s+)'(?:[^']|'')*'/gi, `$1'${HIDDEN}'`],
  [
    new RegExp(
      `(["']?\\b${NAMES}["']?\\s*[=:]\\s*)("(?:[^"\\\\]|\\\\.)*"?|'(?:[^'\\\\]|\\\\.|'')*'?|[^\\s,;&)}\\]]+)`,
      'gi',
    ),
    `$1${HIDDEN}`,
  ],
];

/**
 * A message of a platform without what must not be read by others: passwords
 * in URLs, values of keys that name a secret, tokens, keys, and values known
 * to be secret. Cut to a length that a page can show.
 */
export function scrubDiagnostics(
  text: string,
  secrets: readonly string[] = [],
): string {
  let scrubbed = text;
  // The longest first, as one may be part of another.
  for (const secret of [...secrets].sort((a, b) => b.length - a.length)) {
    if (secret.length >= 4) {
      scrubbed = scrubbed.replaceAll(secret, HIDDEN);
      scrubbed = scrubbed.replaceAll(encodeURIComponent(secret), HIDDEN);
    }
  }
  for (const [pattern, replacement] of PATTERNS) {
    scrubbed = scrubbed.replace(pattern, replacement);
  }
  // A database cannot keep a NUL in a text.
  scrubbed = scrubbed.replaceAll('\0', '');
  return scrubbed.length > LONGEST
    ? `${scrubbed.slice(0, LONGEST)}…`
    : scrubbed;
}

/** The same for every text of a value that is kept as JSON. */
export function scrubValue<T>(value: T, secrets: readonly string[] = []): T {
  if (typeof value === 'string') {
    return scrubDiagnostics(value, secrets) as T;
  }
  if (Array.isArray(value)) {
    return value.map(each => scrubValue(each, secrets)) as T;
  }
  if (value && typeof value === 'object' && !(value instanceof Date)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        scrubValue(inner, secrets),
      ]),
    ) as T;
  }
  return value;
}
