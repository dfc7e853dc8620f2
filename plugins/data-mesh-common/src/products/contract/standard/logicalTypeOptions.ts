import {
  flag,
  list,
  number,
  oneOf,
  record,
  text,
  whole,
  type Field,
  type Fields,
  type RecordShape,
  type Shape,
} from './shapes';

const count = { shape: { ...whole, atLeast: 0 } } satisfies Field;
const optionalText = { shape: text } satisfies Field;

/** The exclusive bounds were switches in 3.0; since 3.1 they are bounds. */
function exclusive(bound: Shape): Field[] {
  return [
    { shape: flag, until: '3.0' },
    { shape: bound, since: '3.1' },
  ];
}

const calendarBounds: Fields = {
  format: optionalText,
  minimum: optionalText,
  maximum: optionalText,
  exclusiveMinimum: exclusive(text),
  exclusiveMaximum: exclusive(text),
};

const clock: Fields = {
  ...calendarBounds,
  timezone: { shape: flag },
  defaultTimezone: optionalText,
};

function numeric(formats: string[]): Fields {
  return {
    format: { shape: oneOf(formats) },
    minimum: { shape: number },
    maximum: { shape: number },
    exclusiveMinimum: exclusive(number),
    exclusiveMaximum: exclusive(number),
    multipleOf: { shape: { ...number, above: 0 } },
  };
}

const WIDTHS = ['8', '16', '32', '64', '128'];

const OPTIONS: Readonly<Record<string, Fields>> = {
  string: {
    minLength: count,
    maxLength: count,
    pattern: optionalText,
    format: optionalText,
  },
  date: calendarBounds,
  timestamp: clock,
  time: clock,
  integer: numeric([
    ...WIDTHS.map(bits => `i${bits}`),
    ...WIDTHS.map(bits => `u${bits}`),
  ]),
  number: numeric(['f32', 'f64']),
  object: {
    minProperties: count,
    maxProperties: count,
    required: { shape: list(text, { atLeast: 1, distinct: true }) },
  },
  array: { minItems: count, maxItems: count, uniqueItems: { shape: flag } },
};

const shapes = new Map<string, RecordShape>(
  Object.entries(OPTIONS).map(([type, fields]) => [
    type,
    record('options', fields, {
      elsewhere: field => {
        const types = Object.keys(OPTIONS).filter(name =>
          Object.hasOwn(OPTIONS[name], field),
        );
        return types.length > 0
          ? {
              says: `is not for the logical type ${type}, only for ${types.join(', ')}`,
            }
          : undefined;
      },
      synonyms: { max: 'maximum', min: 'minimum', regex: 'pattern' },
    }),
  ]),
);

const openOptions = record('options', {}, { closed: false });

/** Which options make sense depends on the type, so without one none does. */
const noOptions = record(
  'options',
  {},
  {
    elsewhere: () => ({
      says: 'has no meaning without the `logicalType` of the property',
      remedy: 'Add `logicalType` beside `logicalTypeOptions`.',
    }),
  },
);

/** The shape of `logicalTypeOptions` beside that `logicalType`. */
export function optionsFor(logicalType: string | undefined): RecordShape {
  return logicalType === undefined
    ? noOptions
    : (shapes.get(logicalType) ?? openOptions);
}
