import type { Knex } from 'knex';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { QualityStateRow } from '../../database/tables';

/** Of a hexadecimal code: 128 bits. */
const CODE_DIGITS = 32;

/**
 * Makes and judges the part of a badge's address that cannot be guessed. All
 * replicas share a secret, which the first of them makes.
 */
export class BadgeCodes {
  #secret: Promise<string> | undefined;

  constructor(private readonly knex: Knex) {}

  /** The code of a product, the same each time. */
  async codeOf(productRef: string): Promise<string> {
    this.#secret ??= readSecret(this.knex).catch(error => {
      this.#secret = undefined;
      throw error;
    });
    return createHmac('sha256', await this.#secret)
      .update(productRef)
      .digest('hex')
      .slice(0, CODE_DIGITS);
  }

  /** Compares in a time that does not depend on where they differ. */
  async fits(productRef: string, code: string): Promise<boolean> {
    const [one, other] = [await this.codeOf(productRef), code].map(text =>
      Buffer.from(text, 'utf8'),
    );
    return one.length === other.length && timingSafeEqual(one, other);
  }
}

async function readSecret(knex: Knex): Promise<string> {
  await knex<QualityStateRow>('quality_state')
    .where({ id: 1, badge_secret: null })
    .update({ badge_secret: randomBytes(32).toString('hex') });
  const row = await knex<QualityStateRow>('quality_state')
    .where({ id: 1 })
    .first();
  if (!row?.badge_secret) {
    throw new Error('quality_state has lost its row; badges cannot be made');
  }
  return row.badge_secret;
}
