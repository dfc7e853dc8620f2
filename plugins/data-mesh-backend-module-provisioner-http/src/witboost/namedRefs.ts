/**
 * Which of the identities a text names, as whole words: `user:ann` is not named
 * by a text about `user:anna`.
 */
export function namedRefs(text: string, refs: Iterable<string>): string[] {
  return [...refs].filter(ref => {
    const escaped = ref.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(
      `(?<![\\p{L}\\p{N}_@.:-])${escaped}(?![\\p{L}\\p{N}_@]|[.:-][\\p{L}\\p{N}])`,
      'iu',
    ).test(text);
  });
}
