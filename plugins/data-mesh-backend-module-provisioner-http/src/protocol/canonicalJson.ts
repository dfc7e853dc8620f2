import type { JsonValue } from '@backstage/types';

/** JSON with the keys of objects in order: equal values give equal texts. */
export function canonicalJson(value: JsonValue): string {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.keys(inner)
            .sort()
            .map(key => [key, inner[key]]),
        )
      : inner,
  );
}
