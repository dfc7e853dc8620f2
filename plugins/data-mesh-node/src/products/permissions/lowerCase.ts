/**
 * References and values are compared in lower case, as everywhere in the
 * catalog: a policy must not be dodged by writing `Restricted`.
 */
export function lowerCase(values: string[]): string[] {
  return values.map(value => value.toLocaleLowerCase('en-US'));
}
