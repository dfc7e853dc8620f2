import type { MapNode } from '../document/nodes';
import type { Advice, Fields, RecordShape } from '../standard/shapes';
import { API_VERSIONS, isWithin, type OdcsVersion } from '../standard/versions';
import { fieldsOf, otherVersionWith } from './fieldsOf';
import { mostSimilar } from './similar';
import { lookUp, type Place } from './wrongValue';

/**
 * What to say about a field that the description lacks. Where a version allows
 * any field it is worth a word only if it looks like a slip of the pen.
 */
export function unknownField(
  shape: RecordShape,
  parts: readonly Fields[],
  node: MapNode,
  key: string,
  place: Place,
  version: OdcsVersion,
): { advice: Advice; isError: boolean } | undefined {
  const known = parts.flatMap(part => [...fieldsOf(part, version).keys()]);
  const similar = mostSimilar(
    key,
    known.filter(name => !node.entries.has(name)),
  );
  if (!isClosed(shape, version)) {
    return similar === undefined
      ? undefined
      : {
          isError: false,
          advice: {
            code: 'unknown-field',
            message: `${place.label()} is not a field of the standard.`,
            remedy: `Did you mean \`${similar}\`?`,
          },
        };
  }
  const label = place.label();
  const advice =
    ofOtherVersion(parts, key, label, version) ??
    ofOtherPlace(shape, node, key, label) ??
    ofNoPlace(shape, known, key, similar, label);
  return { isError: true, advice: { code: 'unknown-field', ...advice } };
}

type Words = Omit<Advice, 'code'>;

function isClosed({ closed }: RecordShape, version: OdcsVersion): boolean {
  return typeof closed === 'boolean' ? closed : isWithin(version, closed);
}

function ofOtherVersion(
  parts: readonly Fields[],
  key: string,
  label: string,
  version: OdcsVersion,
): Words | undefined {
  const other = parts
    .map(part => otherVersionWith(part, key))
    .find(one => one !== undefined);
  return other === undefined
    ? undefined
    : {
        message: `${label} does not exist in version ${version} of the standard.`,
        remedy: `Set \`apiVersion: ${API_VERSIONS[other][0]}\`, or remove it.`,
      };
}

function ofOtherPlace(
  shape: RecordShape,
  node: MapNode,
  key: string,
  label: string,
): Words | undefined {
  const place = shape.elsewhere?.(key, node);
  return (
    place && {
      message: `${label} ${place.says}.`,
      remedy: place.remedy ?? 'Correct that, or remove it.',
    }
  );
}

function ofNoPlace(
  shape: RecordShape,
  known: string[],
  key: string,
  similar: string | undefined,
  label: string,
): Words {
  const synonym = lookUp(shape.synonyms, key);
  const meant =
    synonym !== undefined && known.includes(synonym) ? synonym : similar;
  const custom = known.includes('customProperties');
  const removal = custom
    ? 'remove it, or say it under `customProperties`'
    : 'remove it';
  const message = `${label} is not a field of the standard.`;
  if (meant !== undefined) {
    return {
      message,
      remedy: `Did you mean \`${meant}\`? Otherwise ${removal}.`,
    };
  }
  return {
    message,
    remedy: custom
      ? 'Remove it, or say it under `customProperties`.'
      : `Remove it; the fields are ${known.join(', ')}.`,
  };
}
