import fc from 'fast-check';
import { anyText } from '../../__testUtils__/arbitraries';
import { FIELD_KINDS } from '../projection/types';
import { highlightsIn } from './highlights';
import { exactnessOf } from './hits';
import { queryWords } from './words';

const COLUMN = FIELD_KINDS.indexOf('column');
const DESCRIPTION = FIELD_KINDS.indexOf('description');

/** The text with its marks in brackets. */
function marked(kind: number, text: string, query: string): string {
  let result = '';
  let at = 0;
  for (const [start, end] of highlightsIn(kind, text, queryWords(query))) {
    result += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return result + text.slice(at);
}

describe('highlightsIn', () => {
  it.each([
    ['customer_id', 'customerid', '[customer_id]'],
    ['customerId', 'customer_id', '[customerId]'],
    ['customer_id', 'cust', '[cust]omer_id'],
    ['customer_id', 'id', 'customer_[id]'],
    ['Customer ID', 'customer_id', '[Customer ID]'],
    ['delivery_address', 'addr deli', '[deli]very_[addr]ess'],
    ['reorder_point', 'order', 're[order]_point'],
    ['Größenklasse', 'grosse', 'Größenklasse'],
    ['Größenklasse', 'große', '[Größe]nklasse'],
    ['Cafe\u0301_name', 'cafe', '[Cafe\u0301]_name'],
    ['ﬁeld', 'fi', '[ﬁ]eld'],
    ['a😀customer', 'customer', 'a😀[customer]'],
    ['identity', 'id tity', '[id]en[tity]'],
  ])('marks in %j what %j finds', (text, query, expected) => {
    expect(marked(COLUMN, text, query)).toBe(expected);
  });

  it('does not join words of prose', () => {
    expect(marked(DESCRIPTION, 'each order is', 'chor')).toBe('each order is');
  });

  it('marks something, in order and within the text, wherever a word is found', () => {
    fc.assert(
      fc.property(
        fc.nat(FIELD_KINDS.length - 1),
        anyText,
        anyText,
        (kind, text, query) => {
          const words = queryWords(query);
          const marks = highlightsIn(kind, text, words);
          const isFound = words.some(word => exactnessOf(kind, text, word) > 0);
          expect(marks.length > 0 || !isFound).toBe(true);
          let last = 0;
          for (const [start, end] of marks) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});
