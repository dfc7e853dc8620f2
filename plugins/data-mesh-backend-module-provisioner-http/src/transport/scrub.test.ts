import fc from 'fast-check';
import { scrub } from './scrub';

const SECRET = 'correct horse/battery+staple in the lake';

describe('scrub', () => {
  it('failure mode 27: leaves no form of our secret in any text', () => {
    const forms = [
      SECRET,
      encodeURIComponent(SECRET),
      Buffer.from(SECRET).toString('base64'),
      Buffer.from(SECRET).toString('hex'),
    ];
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom(...forms),
        fc.string(),
        (before, form, after) => {
          expect(scrub(before + form + after, [SECRET])).not.toContain(form);
        },
      ),
    );
  });

  it.each([
    ['postgresql://admin:hunter2@db.example.com/x failed', 'hunter2'],
    ['login failed: password=hunter2; host=db', 'hunter2'],
    ['{"client_secret": "hunter2", "user": "ann"}', 'hunter2'],
    ['Authorization: Bearer abc.def-123456', 'abc.def-123456'],
    ['token eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl was rejected', 'eyJzdWIiOi'],
    ['api-key=hunter2', 'hunter2'],
  ])('failure mode 27: hides the credential in %p', (text, credential) => {
    expect(scrub(text, [])).not.toContain(credential);
  });

  it.each([
    ['relation "orders" does not exist', 'relation "orders" does not exist'],
    ['line one\nline\u0000two\t end ', 'line one line two end'],
    ['x'.repeat(600), `${'x'.repeat(499)}…`],
    ['', ''],
  ])('keeps what helps of %p', (text, expected) => {
    expect(scrub(text, [''])).toBe(expected);
  });
});
