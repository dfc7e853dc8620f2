import { shortened } from '../document/shortened';

/** Keys and indexes from the root to a value. */
export type FieldPath = readonly (string | number)[];

/** Such as `schema[0].properties[3].logicalType`. */
export function formatPath(path: FieldPath): string {
  let result = '';
  for (const step of path) {
    if (typeof step === 'number') {
      result += `[${step}]`;
    } else if (/^[\w$-]+$/.test(step)) {
      result += `${result === '' ? '' : '.'}${shortened(step)}`;
    } else {
      result += `[${JSON.stringify(shortened(step))}]`;
    }
  }
  return result;
}
