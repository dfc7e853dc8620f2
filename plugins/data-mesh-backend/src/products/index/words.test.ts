import fc from 'fast-check';
import { chunksOf, queryWords } from './words';

describe('chunksOf', () => {
  it.each([
    ['customer_id', [['customer', 'id']]],
    ['customerId', [['customer', 'id']]],
    ['CustomerID', [['customer', 'id']]],
    ['customer-id', [['customer', 'id']]],
    ['CUSTOMER_ID', [['customer', 'id']]],
    ['HTTPServer2', [['http', 'server', '2']]],
    ['lines[].sku', [['lines'], ['sku']]],
    ['address.city', [['address', 'city']]],
    ['Größe der Straße', [['große'], ['der'], ['straße']]],
    ['Cafe\u0301', [['cafe']]],
    ['e-mail (private)', [['e', 'mail'], ['private']]],
    ['and so on...Next', [['and'], ['so'], ['on'], ['next']]],
    ["customer's", [['customer', 's']]],
    ['データ data', [['テータ'], ['data']]],
    ['ﬁeld', [['field']]],
    ['\ufe74 ½', [['12']]],
    ['2fa', [['2', 'fa']]],
    ['İstanbul', [['istanbul']]],
    ['a😀b', [['a'], ['b']]],
    ['- _ .', []],
    ['', []],
  ])('splits %j', (text, parts) => {
    expect(chunksOf(text).map(chunk => chunk.parts)).toEqual(parts);
  });

  it('joins what it splits', () => {
    expect(chunksOf('customer_id').map(chunk => chunk.joined)).toEqual([
      'customerid',
    ]);
  });

  it('makes words that are found in each way to write them, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        for (const chunk of chunksOf(text)) {
          expect(chunk.parts.length).toBeGreaterThan(0);
          for (const word of [chunk.joined, ...chunk.parts]) {
            expect(word).toBe(word.toLowerCase());
            expect(word).not.toMatch(/[\s\n\p{M}]/u);
            expect(word.length).toBeLessThanOrEqual(64);
          }
        }
      }),
    );
  });
});

describe('queryWords', () => {
  it('asks for the same word once', () => {
    expect(queryWords('order Order ORDER id')).toHaveLength(2);
  });

  it('asks for nothing without a letter or digit', () => {
    expect(queryWords(' *?- ')).toEqual([]);
  });
});
