import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { anyQuery } from '../../__testUtils__/arbitraries';
import { decodeCursor, encodeCursor, type Cursor } from './cursor';
import { FACET_NAMES } from './facets';

const anyCursor: fc.Arbitrary<Cursor> = fc.record({
  query: anyQuery,
  facets: fc.subarray(FACET_NAMES),
  direction: fc.constantFrom('before' as const, 'after' as const),
  position: fc.record({
    value: fc.oneof(fc.string(), fc.integer(), fc.constant(null)),
    ref: fc.string({ maxLength: 200 }),
  }),
});

const encode = (content: unknown) =>
  Buffer.from(JSON.stringify(content), 'utf8').toString('base64url');

describe('cursor', () => {
  it('comes back as it was, whatever it holds, and needs no escaping in a URL', () => {
    fc.assert(
      fc.property(anyCursor, cursor => {
        const text = encodeCursor(cursor);
        expect(text).toBe(encodeURIComponent(text));
        expect(decodeCursor(text)).toEqual(cursor);
      }),
    );
  });

  const valid = {
    v: 1,
    q: '',
    f: {},
    s: 'title',
    o: 'asc',
    c: [],
    d: 'after',
    p: ['a', 'b'],
  };

  it.each([
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('hello').toString('base64url')],
    ['nothing', ''],
    ['null', encode(null)],
    ['a list', encode([])],
    ['another version', encode({ ...valid, v: 2 })],
    ['an unknown sort key', encode({ ...valid, s: 'size' })],
    ['an unknown facet', encode({ ...valid, f: { color: ['red'] } })],
    ['a filter that is no list', encode({ ...valid, f: { tag: 'a' } })],
    ['no position', encode({ ...valid, p: undefined })],
    ['an object for a position', encode({ ...valid, p: [{}, 'a'] })],
    ['something more', encode({ ...valid, x: 1 })],
    ['a text that is too long', encode({ ...valid, q: 'a'.repeat(201) })],
  ])('is refused when it is %s', (_, text) => {
    expect(() => decodeCursor(text)).toThrow(InputError);
  });

  it('is taken when it is none of that', () => {
    expect(decodeCursor(encode(valid)).position.ref).toBe('b');
  });
});
