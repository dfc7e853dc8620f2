import fc from 'fast-check';
import { contractQuery, matchPlace, toExcerpt, toSegments } from './highlight';

const shown = (segments: ReturnType<typeof toSegments>) =>
  segments.map(s => (s.marked ? `[${s.text}]` : s.text)).join('');

describe('the marks in a found text', () => {
  it.each([
    { text: 'customer_email', highlights: [[9, 14]], is: 'customer_[email]' },
    { text: 'email', highlights: [[0, 5]], is: '[email]' },
    { text: 'email', highlights: [], is: 'email' },
    {
      text: 'a b a',
      highlights: [
        [4, 5],
        [0, 1],
      ],
      is: '[a] b [a]',
    },
    {
      text: 'abcdef',
      highlights: [
        [0, 3],
        [2, 5],
      ],
      is: '[abcde]f',
    },
    {
      text: 'abcdef',
      highlights: [
        [0, 2],
        [2, 4],
      ],
      is: '[abcd]ef',
    },
    {
      text: 'abc',
      highlights: [
        [2, 99],
        [-4, 1],
        [5, 9],
      ],
      is: '[a]b[c]',
    },
    { text: 'abc', highlights: [[2, 1], []], is: 'abc' },
  ])('"$text" at $highlights shows $is', ({ text, highlights, is }) => {
    expect(shown(toSegments(text, highlights))).toBe(is);
  });

  it('never lose or add text, whatever the offsets are', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.tuple(fc.integer(), fc.integer())),
        (text, highlights) => {
          const segments = toSegments(text, highlights);
          expect(segments.map(s => s.text).join('')).toBe(text);
        },
      ),
    );
  });
});

describe('the excerpt of a long text', () => {
  it('is the text itself when it is short', () => {
    const segments = toSegments('Every order placed in the shop', [[6, 11]]);
    expect(toExcerpt(segments)).toEqual(segments);
  });

  it('shows the found words with what stands around them', () => {
    const text = `${'lorem ipsum '.repeat(30)}needle${' dolor sit'.repeat(30)}`;
    const at = text.indexOf('needle');
    const excerpt = shown(toExcerpt(toSegments(text, [[at, at + 6]])));
    expect(excerpt).toMatch(/^…(\w+ )+\[needle\]( \w+)+…$/);
  });

  it('stays short and keeps the first mark, whatever the text is', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 600 }),
        fc.nat(600),
        fc.integer({ min: 1, max: 20 }),
        (text, start, length) => {
          const segments = toSegments(text, [[start, start + length]]);
          const marked = segments.some(s => s.marked);
          const excerpt = toExcerpt(segments);
          expect(shown(excerpt).length).toBeLessThanOrEqual(160 + 4);
          expect(excerpt.some(s => s.marked)).toBe(marked);
        },
      ),
    );
  });
});

describe('the place of a match', () => {
  it.each([
    {
      match: { kind: 'column', text: 'customer_email', schema: 'orders' },
      reads: 'column orders.|customer_email',
    },
    {
      match: { kind: 'column', text: 'orders.email', schema: 'orders' },
      reads: 'column |orders.email',
    },
    {
      match: {
        kind: 'column',
        text: 'Where the parcel goes',
        schema: 'orders',
        column: 'address.city',
      },
      reads: 'column orders.address.city Where the parcel goes',
    },
    {
      match: { kind: 'column', text: 'city', schema: 'o', column: 'city' },
      reads: 'column o.|city',
    },
    { match: { kind: 'column', text: 'email' }, reads: 'column |email' },
    { match: { kind: 'schema', text: 'orders' }, reads: 'table |orders' },
    { match: { kind: 'port', text: 'raw' }, reads: 'output port |raw' },
    { match: { kind: 'tag', text: 'sales' }, reads: 'tag  sales' },
  ] as const)('of $match reads "$reads"', ({ match, reads }) => {
    const { kind, path = '', isName } = matchPlace(match);
    expect(`${kind} ${path}${isName ? '|' : ' '}${match.text}`).toBe(reads);
  });
});

describe('the contract that a match opens', () => {
  it.each([
    {
      match: { kind: 'column', text: 'email', schema: 'orders', port: 'p 1' },
      query: 'port=p+1&schema=orders&column=email',
    },
    {
      match: {
        kind: 'column',
        text: 'Where it goes',
        schema: 'orders',
        port: 'p',
        column: 'address.city',
      },
      query: 'port=p&schema=orders&column=address.city',
    },
    {
      match: { kind: 'schema', text: 'orders', port: 'p' },
      query: 'port=p&schema=orders',
    },
    { match: { kind: 'port', text: 'p', port: 'p' }, query: 'port=p' },
    { match: { kind: 'column', text: 'email' }, query: undefined },
    { match: { kind: 'tag', text: 'sales', port: 'p' }, query: undefined },
  ] as const)('of $match is at $query', ({ match, query }) => {
    expect(contractQuery(match)?.toString()).toBe(query);
  });
});
