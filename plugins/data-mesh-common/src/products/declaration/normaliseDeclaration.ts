import type { Entity } from '@backstage/catalog-model';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { Problem } from '../../api/types';
import { dataProductSchema } from '../schema';
import { isObject, propertiesOf, schemaAt } from './schemaWalk';

/**
 * Mends what can be mended without guessing: a field without a value is taken
 * as left out, and a number or a truth value where text belongs becomes text,
 * with a warning, since YAML may have changed it (`2.10` is read as 2.1).
 *
 * @returns A new entity when something was mended, else the same one
 * @public
 */
export function normaliseDeclaration(entity: Entity): {
  entity: Entity;
  problems: Problem[];
} {
  const problems = new Array<Problem>();
  const spec = schemaAt(dataProductSchema, 'spec');
  if (!isObject(entity.spec) || !spec) {
    return { entity, problems };
  }
  const mended = mend(entity.spec, spec, 'spec', problems);
  return mended === entity.spec
    ? { entity, problems }
    : { entity: { ...entity, spec: mended as JsonObject }, problems };
}

function mend(
  value: JsonValue | undefined,
  schema: JsonObject,
  path: string,
  problems: Problem[],
): JsonValue | undefined {
  if (Array.isArray(value)) {
    if (schema.type !== 'array' || !isObject(schema.items)) {
      return value;
    }
    const items = schema.items;
    const mended = value.map((item, index) =>
      mend(item, items, `${path}[${index}]`, problems),
    );
    return mended.every((item, index) => item === value[index])
      ? value
      : (mended as JsonValue[]);
  }
  if (isObject(value)) {
    return mendObject(value, schema, path, problems);
  }
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
  if (isScalar && schema.type === 'string') {
    problems.push({
      code: 'not-text',
      severity: 'warning',
      message: `\`${path}\` is text, but YAML reads the value as the ${
        typeof value === 'number' ? 'number' : 'truth value'
      } ${value}.`,
      remedy: `Put the value in quotes, such as "${value}".`,
      field: path,
    });
    return String(value);
  }
  return value;
}

function mendObject(
  value: JsonObject,
  schema: JsonObject,
  path: string,
  problems: Problem[],
): JsonObject {
  const properties = propertiesOf(schema);
  const entries = Object.entries(value);
  const mended = entries
    .filter(([name, item]) => item !== null || !properties.has(name))
    .map(([name, item]): [string, JsonValue | undefined] => {
      const property = properties.get(name);
      return property
        ? [name, mend(item, property, `${path}.${name}`, problems)]
        : [name, item];
    });
  const unchanged =
    mended.length === entries.length &&
    mended.every(([name, item]) => item === value[name]);
  return unchanged ? value : Object.fromEntries(mended);
}
