import type { DocumentNode, ScalarNode } from '../document/nodes';
import type { Advice, NumberShape, Shape, TextShape } from '../standard/shapes';
import { API_VERSIONS, type OdcsVersion } from '../standard/versions';
import {
  allowedValues,
  howToRetype,
  quoted,
  whatItIs,
  whatItMustBe,
} from './describe';
import { mostSimilar } from './similar';

/** Can say what a value is called; that costs time, so it waits for a mistake. */
export type Place = { label(): string };

/** What to say about a value of the wrong kind. */
export function wrongType(
  shape: Shape,
  node: DocumentNode,
  place: Place,
): Advice {
  return {
    code: 'wrong-type',
    message: `${place.label()} must be ${whatItMustBe(shape)}, but is ${whatItIs(node)}.`,
    remedy: howToRetype(shape, node),
  };
}

/** As {@link wrongType}, where another version allows what is there. */
export function wrongTypeInVersion(
  shape: Shape,
  node: DocumentNode,
  place: Place,
  version: OdcsVersion,
  allowedIn: OdcsVersion,
): Advice {
  return {
    code: 'wrong-type',
    message: `${place.label()} must be ${whatItMustBe(shape)} in version ${version} of the standard, but is ${whatItIs(node)}.`,
    remedy: `Set \`apiVersion: ${API_VERSIONS[allowedIn][0]}\`. Or: ${howToRetype(shape, node)}`,
  };
}

/** What is wrong with a text, if anything. */
export function wrongText(
  shape: TextShape,
  node: ScalarNode,
  value: string,
  place: Place,
  version: OdcsVersion,
): Advice | undefined {
  const allowed = allowedValues(shape, version);
  if (allowed && !allowed.includes(value)) {
    return notAllowed(shape, allowed, value, place, version);
  }
  if (!shape.rule || shape.rule.accepts(value)) return undefined;
  const { code, expects, remedy } = shape.rule;
  return {
    code,
    message: `${place.label()} must be ${expects}, but is ${whatItIs(node)}.`,
    remedy: remedy?.(value) ?? `Write ${expects}.`,
  };
}

function notAllowed(
  shape: TextShape,
  allowed: string[],
  value: string,
  place: Place,
  version: OdcsVersion,
): Advice {
  const choice =
    allowed.length === 1
      ? `Write ${allowed[0]}.`
      : `Allowed are ${allowed.join(', ')}.`;
  const later = shape.values?.find(
    one => typeof one === 'object' && one.value === value,
  );
  const since = typeof later === 'object' ? later.since : undefined;
  if (since !== undefined) {
    return {
      code: 'not-allowed-value',
      message: `${place.label()} must not be ${quoted(value)} before version ${since} of the standard; the file says ${version}.`,
      remedy: `Set \`apiVersion: ${API_VERSIONS[since][0]}\`. ${choice}`,
    };
  }
  const synonym =
    lookUp(shape.synonyms, value) ??
    lookUp(shape.synonyms, value.toLocaleLowerCase('en-US'));
  const meant =
    synonym !== undefined && allowed.includes(synonym)
      ? synonym
      : mostSimilar(value, allowed);
  return {
    code: 'not-allowed-value',
    message: `${place.label()} must not be ${quoted(value)}.`,
    remedy: meant === undefined ? choice : `Did you mean ${meant}? ${choice}`,
  };
}

/** What is wrong with a number, if anything. */
export function wrongNumber(
  shape: NumberShape,
  node: ScalarNode,
  value: number,
  place: Place,
): Advice | undefined {
  if (!Number.isFinite(value) || (shape.whole && !Number.isInteger(value))) {
    return wrongType(shape, node, place);
  }
  const { atLeast, above } = shape;
  let bound: string | undefined;
  if (atLeast !== undefined && value < atLeast) bound = `at least ${atLeast}`;
  else if (above !== undefined && value <= above) bound = `more than ${above}`;
  return bound === undefined
    ? undefined
    : {
        code: 'out-of-range',
        message: `${place.label()} must be ${bound}, but is ${whatItIs(node)}.`,
        remedy: `Write a number that is ${bound}.`,
      };
}

/** An entry of a table, but not what every object has. */
export function lookUp(
  table: Readonly<Record<string, string>> | undefined,
  key: string,
): string | undefined {
  return table && Object.hasOwn(table, key) ? table[key] : undefined;
}
