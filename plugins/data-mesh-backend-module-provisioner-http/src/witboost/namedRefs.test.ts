import fc from 'fast-check';
import { namedRefs } from './namedRefs';

const REFS = [
  'user:ann',
  'user:anna',
  'user:ann_x.com',
  'group:a.b',
  'a+b@c.d',
];

describe('namedRefs', () => {
  it.each([
    ['Could not map user:ann', ['user:ann']],
    ['Could not map user:ann.', ['user:ann']],
    ['user:anna, user:ann: unknown', ['user:ann', 'user:anna']],
    ['[user:ann_x.com]', ['user:ann_x.com']],
    ['"USER:ANN" is unknown', ['user:ann']],
    ['group:axb is unknown', []],
    ['superuser:ann is unknown', []],
    ['user:ann-marie and user:ann.marie are unknown', []],
    ['no account for a+b@c.d', ['a+b@c.d']],
    ['the warehouse is down', []],
  ])('finds in %p', (text, expected) => {
    expect(namedRefs(text, REFS)).toEqual(expected);
  });

  it('takes any identity literally', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), ref => {
        expect(namedRefs(` ${ref} `, [ref])).toEqual([ref]);
      }),
    );
  });
});
