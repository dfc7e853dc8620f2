import type { JsonObject } from '@backstage/types';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The properties of an object's schema, by name. */
export function propertiesOf(schema: JsonObject): Map<string, JsonObject> {
  const properties = isObject(schema.properties) ? schema.properties : {};
  return new Map(
    Object.entries(properties).flatMap(([name, property]) =>
      isObject(property) ? [[name, property] as const] : [],
    ),
  );
}

/** The schema of a property, item by item of a path such as `spec`, `[]`. */
export function schemaAt(
  schema: JsonObject,
  ...path: string[]
): JsonObject | undefined {
  let current: JsonObject | undefined = schema;
  for (const step of path) {
    if (!current) {
      return undefined;
    }
    if (step === '[]') {
      current = isObject(current.items) ? current.items : undefined;
    } else {
      current = propertiesOf(current).get(step);
    }
  }
  return current;
}
