import type { TextRule } from './shapes';

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `full-date` of RFC 3339. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && leap ? 29 : DAYS_IN_MONTH[month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/**
 * `date-time` of RFC 3339, with the liberties that the validators of the
 * standard take: any white space in place of the T, offsets without a colon
 * or without minutes.
 */
export function isDateTime(text: string): boolean {
  const parts = text.split(/[tT\s]/);
  return parts.length === 2 && isDate(parts[0]) && isTime(parts[1]);
}

function isTime(text: string): boolean {
  const match =
    /^(\d{2}):(\d{2}):(\d{2}(?:\.\d+)?)(?:[zZ]|([+-])(\d{2})(?::?(\d{2}))?)$/.exec(
      text,
    );
  if (!match) return false;
  const [hour, minute, second] = match.slice(1, 4).map(Number);
  const [offsetHours, offsetMinutes] = [
    Number(match[5] ?? 0),
    Number(match[6] ?? 0),
  ];
  if (offsetHours > 23 || offsetMinutes > 59) return false;
  if (hour <= 23 && minute <= 59 && second < 60) return true;
  // A leap second is only inserted at the end of a day in UTC.
  const sign = match[4] === '-' ? -1 : 1;
  const utcMinute = minute - offsetMinutes * sign;
  const utcHour = hour - offsetHours * sign - (utcMinute < 0 ? 1 : 0);
  return (
    second < 61 &&
    (utcHour === 23 || utcHour === -1) &&
    (utcMinute === 59 || utcMinute === -1)
  );
}

const PATH = /^[\w.~!$&'()*+,;=:@/%-]*$/;
const QUERY = /^[\w.~!$&'()*+,;=:@/?%-]*$/;
/** An address in brackets is the only thing that no path could be. */
const WITH_ADDRESS =
  /^\/\/?(?:[\w.~!$&'()*+,;=:%-]*@)?\[([^\]]*)\](?::\d*)?(\/.*)?$/s;
const BROKEN_ESCAPE = /%(?![0-9a-f]{2})/i;

/**
 * URI of RFC 3986, with a scheme and something behind it, as the validators of
 * the standard read it: what looks like a broken authority passes as a path.
 */
export function isUri(text: string): boolean {
  const match = /^[a-z][a-z0-9+.-]*:([^?#]+)(?:\?([^#]*))?(?:#(.*))?$/is.exec(
    text,
  );
  if (!match || BROKEN_ESCAPE.test(text)) return false;
  const [, hierarchy, query = '', fragment = ''] = match;
  return isHierarchy(hierarchy) && QUERY.test(query) && QUERY.test(fragment);
}

function isHierarchy(hierarchy: string): boolean {
  if (PATH.test(hierarchy)) return true;
  const [, address, path = ''] = WITH_ADDRESS.exec(hierarchy) ?? [];
  return address !== undefined && isIpLiteral(address) && PATH.test(path);
}

function isIpLiteral(address: string): boolean {
  if (/^v[0-9a-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(address)) return true;
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const groups = halves.map(half => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1)!;
  const all = groups.flat();
  const embedded = last.length > 0 && last.at(-1)!.includes('.');
  const count = all.length + (embedded ? 1 : 0);
  return (
    (halves.length === 2 ? count <= 7 : count === 8) &&
    all.every((group, index) =>
      embedded && index === all.length - 1
        ? isIpv4(group)
        : /^[0-9a-f]{1,4}$/i.test(group),
    )
  );
}

function isIpv4(address: string): boolean {
  const bytes = address.split('.');
  return (
    bytes.length === 4 &&
    bytes.every(byte => /^\d{1,3}$/.test(byte) && Number(byte) <= 255)
  );
}

export const date: TextRule = {
  code: 'format',
  accepts: isDate,
  expects: 'a date such as 2026-01-31',
};

export const dateTime: TextRule = {
  code: 'format',
  accepts: isDateTime,
  expects: 'a point in time with its time zone, such as 2026-01-31T09:30:00Z',
  remedy: value => {
    if (isDate(value)) return `Add a time and its zone: ${value}T00:00:00Z.`;
    return isDateTime(`${value}Z`)
      ? `Add the time zone: ${value}Z.`
      : undefined;
  },
};

export const uri: TextRule = {
  code: 'format',
  accepts: isUri,
  expects:
    'a URL with its scheme, such as s3://bucket/folder or https://example.com',
  remedy: value => {
    if (!/^[a-z][a-z0-9+.-]*:/i.test(value)) {
      return 'Write the scheme in front, such as https:// or s3://.';
    }
    const character = /[\s<>{}|\\^`[\]]/.exec(value)?.[0];
    return character === undefined
      ? undefined
      : `Write ${JSON.stringify(character)} as ${percentEncoded(character)}.`;
  },
};

function percentEncoded(character: string): string {
  const hex = character.charCodeAt(0).toString(16).toLocaleUpperCase('en-US');
  return `%${hex.padStart(2, '0')}`;
}
