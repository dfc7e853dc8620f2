/**
 * Contracts are written by others, snippets are pasted into terminals. These
 * characters have no honest use in a name or an address, but can end a
 * comment, hide code or turn its direction: controls, line and paragraph
 * separators, bidirectional controls, zero-width and tag characters, lone
 * surrogates.
 */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\ufe00-\ufe0f]+/gu;

const LONGEST_NAME = 300;

/** A name or value on one line, without characters that cannot be seen. */
export function cleanText(value: string, longest = LONGEST_NAME): string {
  const text = value.replace(UNSEEN, ' ').trim();
  return text.length > longest
    ? text.slice(0, longest).replace(UNSEEN, '')
    : text;
}

const SECRET_NAME =
  /pass(word|wd|phrase)?$|secret|token|credential|private|(^|[^a-z])(pwd|sas|auth)([^a-z]|$)|(api|access|account|shared|signing|encryption)[-_ ]?key|connection[-_ ]?string/i;

/** Whether a setting of this name may hold what nobody should copy. */
function namesSecret(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** An assignment to something secret within a longer value. */
const SECRET_INSIDE =
  /(pass(word|wd|phrase)?|pwd|secret|token|credential|signature|sig|sas|(api|access|account|shared)[-_ ]?key)\s*[=:]\s*\S/i;

/**
 * A setting of a server as it may be shown. User and password go from
 * addresses, as does a query, which is where signatures stand. Undefined when
 * nothing is left, or when the value assigns something secret: then it is
 * better not shown at all.
 */
export function safeSetting(name: string, value: string): string | undefined {
  if (namesSecret(name)) return undefined;
  const text = withoutCredentials(cleanText(value), name === 'host');
  return text === '' || SECRET_INSIDE.test(text) ? undefined : text;
}

function withoutCredentials(value: string, isHost: boolean): string {
  const slashes = value.indexOf('//');
  if (slashes < 0) {
    return isHost ? value.slice(value.lastIndexOf('@') + 1) : value;
  }
  const scheme = value.slice(0, slashes + 2);
  const rest = value.slice(slashes + 2).split(/[?#]/)[0];
  const end = rest.indexOf('/');
  const authority = end < 0 ? rest : rest.slice(0, end);
  const path = end < 0 ? '' : rest.slice(end);
  return scheme + withoutUser(scheme, authority) + path;
}

/**
 * `abfss://container@account…` is an address with no user in it; everywhere
 * else what stands before the at sign is one.
 */
function withoutUser(scheme: string, authority: string): string {
  const at = authority.lastIndexOf('@');
  const names =
    /^(abfss?|wasbs?):/i.test(scheme) &&
    /^[a-z0-9$-]+$/i.test(authority.slice(0, at));
  return at < 0 || names ? authority : authority.slice(at + 1);
}
