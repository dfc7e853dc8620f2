const LENGTH = 500;

/** What looks like a credential, whoever it belongs to. */
const CREDENTIALS: Array<[RegExp, string]> = [
  [/(:\/\/)[^/\s:@]*:[^/\s@]*@/g, '$1•••@'],
  [/\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi, '$1 •••'],
  [
    /(["']?\b(?:[\w-]*(?:password|passwd|pwd|secret|token|api[-_]?key|private[-_]?key|signature))\b["']?\s*[=:]\s*)("[^"]*"|'[^']*'|[^\s,;&}]+)/gi,
    '$1•••',
  ],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '•••'],
];

/**
 * Makes a text of a platform fit to be shown and stored: without our secrets
 * and what looks like a credential, on one line, and short.
 */
export function scrub(text: string, secrets: string[]): string {
  let clean = text;
  for (const secret of secrets) {
    for (const form of formsOf(secret)) {
      clean = clean.split(form).join('•••');
    }
  }
  for (const [pattern, replacement] of CREDENTIALS) {
    clean = clean.replace(pattern, replacement);
  }
  clean = clean
    .replace(/\p{C}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return clean.length > LENGTH ? `${clean.slice(0, LENGTH - 1)}…` : clean;
}

function formsOf(secret: string): string[] {
  if (!secret) {
    return [];
  }
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ];
}
