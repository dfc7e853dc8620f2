import type { Config } from '@backstage/config';

const NAMES =
  /password|passwd|secret|token|api[-_]?key|private[-_]?key|credential|connectionstring/i;

/** What is shorter may be part of any word. */
const SHORTEST = 6;

/**
 * Values of `dataMesh` in the configuration whose keys name a secret, so that
 * they can be kept out of what is stored and shown, wherever they appear.
 */
export function collectSecrets(config: Config): string[] {
  const found = new Set<string>();
  const walk = (value: unknown, isSecret: boolean): void => {
    if (typeof value === 'string') {
      if (isSecret && value.length >= SHORTEST) {
        found.add(value);
      }
    } else if (value && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) {
        walk(inner, isSecret || NAMES.test(key));
      }
    }
  };
  walk(config.getOptional('dataMesh'), false);
  return [...found];
}
