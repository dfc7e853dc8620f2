import type { ContractProperty } from '../../api/types';

/**
 * What types of platforms and contracts have in common: values of one family
 * can be compared with each other.
 * @public
 */
export type TypeFamily =
  | 'string'
  | 'number'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'time'
  | 'array'
  | 'object'
  /** May hold an array, an object or anything else. */
  | 'json'
  | 'binary';

const NAMES = new Map<string, TypeFamily>(
  Object.entries({
    string:
      'string str text varchar varchar2 char character nchar nvarchar nvarchar2 bpchar name citext clob nclob uuid enum tinytext mediumtext longtext fixedstring ntext character_varying',
    number:
      'integer int int1 int2 int4 int8 int16 int32 int64 int128 uint8 uint16 uint32 uint64 smallint tinyint mediumint bigint hugeint uhugeint utinyint usmallint uinteger ubigint byteint long short serial bigserial smallserial number numeric decimal dec float float4 float8 float16 float32 float64 double double_precision real money binary_float binary_double bignumeric bigdecimal',
    boolean: 'boolean bool logical',
    date: 'date date32',
    timestamp:
      'timestamp timestamptz timestamp_tz timestamp_ntz timestamp_ltz timestamp_s timestamp_ms timestamp_ns timestamp_without_time_zone timestamp_with_time_zone datetime datetime2 smalldatetime datetimeoffset',
    time: 'time timetz time_without_time_zone time_with_time_zone time_ns',
    array: 'array list',
    object: 'object struct record row map',
    json: 'json jsonb variant',
    binary: 'bytea blob binary varbinary bytes image',
  } satisfies Record<TypeFamily, string>).flatMap(([family, names]) =>
    names.split(' ').map(name => [name, family as TypeFamily] as const),
  ),
);

/**
 * The family of a type as a platform or a contract names it, such as
 * `varchar(16)`, `numeric(10,2)`, `timestamp(3) with time zone` or `text[]`;
 * undefined for others.
 * @public
 */
export function typeFamilyOf(type: string): TypeFamily | undefined {
  const text = type.trim().toLowerCase();
  if (/\[\d*\]$/.test(text)) return 'array';
  // What is nested has parentheses of its own.
  const nested = /^(?:struct|map|row|record|object|array|list|enum)\b/.exec(
    text,
  );
  if (nested) return NAMES.get(nested[0]);
  const name = text
    .replaceAll(/\([^)]*\)/g, ' ')
    .replace(/\b(?:unsigned|signed)\b/, ' ')
    .trim()
    .replaceAll(/\s+/g, '_');
  return NAMES.get(name);
}

/**
 * The family that a contract promises for a column; undefined where it says
 * nothing that could be compared.
 * @public
 */
export function promisedFamily(
  property: Pick<ContractProperty, 'logicalType' | 'physicalType'>,
): TypeFamily | undefined {
  const { logicalType, physicalType } = property;
  return (
    (physicalType === undefined ? undefined : typeFamilyOf(physicalType)) ??
    (logicalType === undefined ? undefined : typeFamilyOf(logicalType))
  );
}

/**
 * Whether a column of one family keeps the promise of another. Where either
 * is not known, nothing is broken.
 * @public
 */
export function keepsPromise(
  promised: TypeFamily | undefined,
  found: TypeFamily | undefined,
): boolean {
  if (promised === undefined || found === undefined || promised === found) {
    return true;
  }
  const structured = ['array', 'object', 'json'];
  return (
    (promised === 'json' || found === 'json') &&
    structured.includes(promised) &&
    structured.includes(found)
  );
}
