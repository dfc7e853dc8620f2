import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What stands before every secret, so that scanners of repositories know it. */
export const SECRET_PREFIX = 'dmq_';

/** 192 bits cannot be guessed, so a plain hash of them is enough. */
const SECRET_BYTES = 24;
const SECRET_FORM = /^dmq_([0-9a-f]{16})_[0-9a-f]{48}$/;

/** A new token: what is shown once, and what is kept. */
export function makeSecret(): { id: string; secret: string; hash: string } {
  const id = randomBytes(8).toString('hex');
  const random = randomBytes(SECRET_BYTES).toString('hex');
  const secret = `${SECRET_PREFIX}${id}_${random}`;
  return { id, secret, hash: hashSecret(secret) };
}

/** The id of the token that a secret belongs to; undefined for what is none. */
export function idOfSecret(secret: string): string | undefined {
  return SECRET_FORM.exec(secret)?.[1];
}

/** Whether a text can be the id of a token. */
export function isTokenId(text: string): boolean {
  return /^[0-9a-f]{16}$/.test(text);
}

/** Compares in a time that does not depend on where they differ. */
export function fitsHash(secret: string, hash: string): boolean {
  const [one, other] = [hashSecret(secret), hash].map(text =>
    Buffer.from(text, 'hex'),
  );
  return one.length === other.length && timingSafeEqual(one, other);
}

function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
