import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Reads a whole number above 0.
 *
 * @param key - within `config`
 * @param options - what holds when nothing is said, the most that can be meant,
 *   and where `config` stands, for the message
 * @throws InputError naming the key
 * @public
 */
export function readPositive(
  config: Config | undefined,
  key: string,
  options: { otherwise: number; most: number; at: string },
): number {
  const { otherwise, most, at } = options;
  const value = config?.getOptionalNumber(key) ?? otherwise;
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new InputError(
      `${at}: ${key} has to be a whole number from 1 to ${most}, not ${value}`,
    );
  }
  return value;
}
