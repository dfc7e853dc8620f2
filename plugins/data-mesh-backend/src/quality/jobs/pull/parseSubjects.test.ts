import fc from 'fast-check';
import { parseSubjects } from './parseSubjects';

const subjectsOf = (text: string) =>
  parseSubjects(text).map(({ subject }) => subject);

describe('parseSubjects', () => {
  it.each([
    ['', []],
    ['./a.json', ['./a.json']],
    ['./a.json, ./b.json', ['./a.json', './b.json']],
    ['./a.json\n./b.json\n\n', ['./a.json', './b.json']],
    ['a.json+b.json', ['a.json + b.json']],
    ['a.json + b.json, c.json', ['a.json + b.json', 'c.json']],
    ['a.json + ./b.json', ['a.json + ./b.json']],
    ['a.json, a.json', ['a.json']],
    [' + , +', []],
    [
      'https://gerrit.example/repo/+/main/a.json + b.json',
      ['https://gerrit.example/repo/+/main/a.json + b.json'],
    ],
  ])('%j names %j', (text, expected) => {
    expect(subjectsOf(text)).toEqual(expected);
  });

  it('names the same when its own subjects are read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a/+ ,\n.') }), text => {
        const subjects = subjectsOf(text);
        expect(subjectsOf(subjects.join('\n'))).toEqual(subjects);
      }),
    );
  });

  it('leaves out what is too long or too many', () => {
    expect(subjectsOf('x'.repeat(1001))).toEqual([]);
    const many = Array.from({ length: 80 }, (_, nth) => `${nth}.json`);
    expect(subjectsOf(many.join(','))).toHaveLength(50);
  });
});
