import fc from 'fast-check';
import { tokenize } from './tokenize';

const brief = (code: string, language: string) =>
  tokenize(code, language)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text }) => `${kind} ${text}`);

describe('tokenize', () => {
  it.each([
    [
      'sql',
      "SELECT a FROM 't' -- x",
      ['keyword SELECT', 'keyword FROM', "string 't'", 'comment -- x'],
    ],
    ['sql', 'selected', []],
    ['sql', 'LIMIT 100;', ['keyword LIMIT', 'number 100']],
    ['python', 'import os # x', ['keyword import', 'comment # x']],
    ['python', 'a = "it\\"s"', ['string "it\\"s"']],
    ['yaml', 'name: "x" # y', ['key name', 'string "x"', 'comment # y']],
    ['yaml', '  - type: library', ['key type']],
    ['yaml', 'url: https://a.example/b', ['key url']],
    ['yaml', 'port: 5432', ['key port', 'number 5432']],
    ['yaml', 'version: 1.2.3', ['key version']],
    ['bash', "kcat -b 'x'", ['keyword kcat', 'keyword -b', "string 'x'"]],
    ['cobol', 'MOVE 1 TO X', []],
  ])('knows %s: %s', (language, code, tokens) => {
    expect(brief(code, language)).toEqual(tokens);
  });

  it('loses and adds nothing, whatever the code is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          'sql',
          'python',
          'yaml',
          'bash',
          'other',
          'constructor',
        ),
        (code, language) => {
          expect(
            tokenize(code, language)
              .map(({ text }) => text)
              .join(''),
          ).toBe(code);
        },
      ),
    );
  });
});
