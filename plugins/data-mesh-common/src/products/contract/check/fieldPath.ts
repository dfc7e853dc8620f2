/** Keys and indexes from the root to a value. */
export type FieldPath = readonly (string | number)[];

const MAX_KEY = 80;

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

function shortened(key: string): string {
  return key.length > MAX_KEY ? `${key.slice(0, MAX_KEY)}…` : key;
}
