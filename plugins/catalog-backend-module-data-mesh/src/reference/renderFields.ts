import type { JsonObject, JsonValue } from '@backstage/types';
import { stringify } from 'yaml';

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The fields of an object's schema as Markdown: a heading for each, with what
 * it holds, whether it is required, its description and an example.
 *
 * @param level - Of the headings
 */
export function renderFields(
  schema: JsonObject,
  path: string,
  level: number,
): string[] {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(properties).flatMap(([name, property]) => {
    if (!isObject(property)) {
      return [];
    }
    const field = `${path}.${name}`;
    const items = isObject(property.items) ? property.items : undefined;
    return [
      `${'#'.repeat(level)} \`${items ? `${field}[]` : field}\``,
      `${typeName(property, items)}, ${
        required.includes(name) ? '**required**' : 'optional'
      }. ${property.description}`,
      example(name, property),
      ...(items ? renderFields(items, `${field}[]`, level + 1) : []),
    ];
  });
}

function typeName(property: JsonObject, items: JsonObject | undefined): string {
  if (items) {
    return `List of up to ${property.maxItems} objects`;
  }
  return property.maxLength === undefined
    ? 'Text'
    : `Text of up to ${property.maxLength} characters`;
}

function example(name: string, property: JsonObject): string {
  const examples = Array.isArray(property.examples) ? property.examples : [];
  const texts = examples.map(value => stringify({ [name]: value }).trim());
  return ['```yaml', texts.join('\n# or\n'), '```'].join('\n');
}
