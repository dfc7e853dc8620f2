import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import type { Problem } from '../../api/types';
import { dataProductSchema } from '../schema';
import { isObject, schemaAt } from './schemaWalk';

let compiled: ValidateFunction | undefined;

function validator(): ValidateFunction {
  compiled ??= new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
    dataProductSchema,
  );
  return compiled;
}

/**
 * What makes an entity unusable as a data product: required fields that are
 * missing and values of a wrong type, by {@link dataProductSchema}.
 *
 * @returns Errors with field and remedy, without lines; none for a usable one
 * @public
 */
export function validateDataProduct(entity: Entity): Problem[] {
  const validate = validator();
  if (validate(entity)) {
    return [];
  }
  return (validate.errors ?? []).map(error => explain(error, entity));
}

function explain(error: ErrorObject, entity: Entity): Problem {
  const steps = error.instancePath
    .split('/')
    .slice(1)
    .map(step => step.replace(/~1/g, '/').replace(/~0/g, '~'));
  const missing: unknown = error.params.missingProperty;
  if (error.keyword === 'required' && typeof missing === 'string') {
    return missingField([...steps, missing]);
  }
  return wrongValue(error, steps, valueAt(entity, steps));
}

function missingField(steps: string[]): Problem {
  const field = fieldPath(steps);
  const example = exampleFor(steps);
  return {
    code: 'missing-field',
    severity: 'error',
    message: `\`${field}\` is missing.`,
    remedy: example && `Add it, for example \`${example}\`.`,
    field,
  };
}

function wrongValue(
  error: ErrorObject,
  steps: string[],
  value: unknown,
): Problem {
  const field = fieldPath(steps);
  const example = exampleFor(steps);
  return {
    code: 'wrong-value',
    severity: 'error',
    message: `${field ? `\`${field}\`` : 'The entity'} ${complaint(error, value)}.`,
    remedy: example && `Write it as in \`${example}\`.`,
    field,
  };
}

function complaint(error: ErrorObject, value: unknown): string {
  switch (error.keyword) {
    case 'type':
      return `has to be ${typeName(error.params.type)}, but is ${nameOf(value)}`;
    case 'minLength':
      return 'is empty';
    case 'maxLength':
      return `is longer than ${error.params.limit} characters`;
    case 'maxItems':
      return `has more than ${error.params.limit} entries`;
    default:
      return error.message ?? 'is not valid';
  }
}

const TYPE_NAMES: Record<string, string> = {
  string: 'a text',
  array: 'a list',
  object: 'an object',
};

function typeName(type: unknown): string {
  const types: unknown[] = Array.isArray(type) ? type : [type];
  return types.map(name => TYPE_NAMES[String(name)] ?? `${name}`).join(' or ');
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) {
    return 'empty';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  return (
    { string: 'a text', object: 'an object', boolean: 'a truth value' }[
      typeof value as string
    ] ?? `a ${typeof value}`
  );
}

function valueAt(entity: Entity, steps: string[]): unknown {
  let current: unknown = entity;
  for (const step of steps) {
    current =
      typeof current === 'object' && current !== null
        ? (current as Record<string, unknown>)[step]
        : undefined;
  }
  return current;
}

function fieldPath(steps: string[]): string {
  return steps.reduce((path, step) => {
    if (/^\d+$/.test(step)) {
      return `${path}[${step}]`;
    }
    return path === '' ? step : `${path}.${step}`;
  }, '');
}

function exampleFor(steps: string[]): string | undefined {
  const schema = schemaAt(
    dataProductSchema,
    ...steps.map(step => (/^\d+$/.test(step) ? '[]' : step)),
  );
  const examples = schema?.examples;
  const name = steps[steps.length - 1];
  if (!Array.isArray(examples) || examples.length === 0 || !name) {
    return undefined;
  }
  return `${name}: ${flow(examples[0])}`;
}

/** A value in YAML's flow style, on one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(flow).join(', ')}]`;
  }
  if (isObject(value)) {
    const entries = Object.entries(value as JsonObject);
    return `{ ${entries.map(([key, item]) => `${key}: ${flow(item)}`).join(', ')} }`;
  }
  const text = String(value);
  return /^[#&*!|>'"%@`[\]{},?-]|: |^\d/.test(text)
    ? JSON.stringify(text)
    : text;
}
