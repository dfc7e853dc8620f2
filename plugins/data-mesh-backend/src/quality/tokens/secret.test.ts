import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { fitsHash, idOfSecret, makeSecret } from './secret';

describe('the secret of a token', () => {
  it('is known by its beginning, names its token, and is never the same', () => {
    const made = Array.from({ length: 100 }, makeSecret);
    for (const { id, secret } of made) {
      expect(secret).toMatch(/^dmq_[0-9a-f]{16}_[0-9a-f]{48}$/);
      expect(idOfSecret(secret)).toBe(id);
    }
    expect(new Set(made.map(each => each.secret)).size).toBe(100);
  });

  it('is kept as a hash that anybody can recompute', () => {
    const { secret, hash } = makeSecret();
    expect(hash).toBe(createHash('sha256').update(secret).digest('hex'));
    expect(hash).not.toContain(secret.slice(-20));
  });

  it('fits its own hash, and no other text does', () => {
    const { secret, hash } = makeSecret();
    expect(fitsHash(secret, hash)).toBe(true);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.nat(secret.length - 1).map(at => secret.slice(0, at)),
          fc
            .nat(secret.length - 1)
            .map(at => `${secret.slice(0, at)}x${secret.slice(at + 1)}`),
        ),
        other => {
          expect(fitsHash(other, hash)).toBe(false);
        },
      ),
    );
  });

  it.each(['', 'not a hash', 'abcd'])(
    'fits no hash that was damaged (%p)',
    hash => {
      expect(fitsHash(makeSecret().secret, hash)).toBe(false);
    },
  );

  it('has no id in what is no secret', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(idOfSecret(`dmq_${text}`)).toBeUndefined();
      }),
    );
  });
});
