import type { Field, Fields } from '../standard/shapes';
import {
  isWithin,
  ODCS_VERSIONS,
  type OdcsVersion,
} from '../standard/versions';

/** A field as it is in one version. */
export type VersionedField = Field & { isRequired: boolean };

const cache = new WeakMap<
  Fields,
  Map<OdcsVersion, ReadonlyMap<string, VersionedField>>
>();

/** The fields of a description that exist in a version. */
export function fieldsOf(
  fields: Fields,
  version: OdcsVersion,
): ReadonlyMap<string, VersionedField> {
  let versions = cache.get(fields);
  if (!versions) {
    versions = new Map();
    cache.set(fields, versions);
  }
  let result = versions.get(version);
  if (!result) {
    result = select(fields, version);
    versions.set(version, result);
  }
  return result;
}

function select(fields: Fields, version: OdcsVersion) {
  const result = new Map<string, VersionedField>();
  for (const [name, described] of Object.entries(fields)) {
    const field = [described].flat().find(one => isWithin(version, one));
    if (field) {
      const { required } = field;
      result.set(name, {
        ...field,
        isRequired:
          required === true ||
          (required !== undefined && isWithin(version, required)),
      });
    }
  }
  return result;
}

/** The first version that has the field in an acceptable form. */
export function otherVersionWith(
  fields: Fields,
  name: string,
  accept: (field: VersionedField) => boolean = () => true,
): OdcsVersion | undefined {
  return ODCS_VERSIONS.find(version => {
    const field = fieldsOf(fields, version).get(name);
    return field !== undefined && accept(field);
  });
}
