import {
  anything,
  list,
  record,
  text,
  type RecordShape,
  type Shape,
  type TextShape,
} from './shapes';

/** Version of the standard that closed most objects to unknown fields. */
export const CLOSED_SINCE_3_1 = { since: '3.1' } as const;

/** An identifier that references may name. */
export const stableId: TextShape = {
  type: 'text',
  rule: {
    code: 'pattern',
    accepts: value => /^[A-Za-z0-9_-]+$/.test(value),
    expects: 'letters, digits, "-" and "_" only',
    remedy: value => {
      const mended = value.trim().replaceAll(/[^A-Za-z0-9_-]+/g, '_');
      return mended === ''
        ? undefined
        : `Write for example ${mended.slice(0, 80)}.`;
    },
  },
};

/** `id`, which most objects have since 3.1. */
export const idField = { shape: stableId, since: '3.1' } as const;

export const tags: Shape = list(text);

export const customProperty: RecordShape = record(
  'custom property',
  {
    id: idField,
    property: { shape: text, required: { since: '3.1' } },
    value: { shape: anything, required: { since: '3.1' } },
    description: { shape: text, since: '3.1' },
  },
  {
    nameField: 'property',
    closed: CLOSED_SINCE_3_1,
    synonyms: { name: 'property', key: 'property' },
  },
);

export const customProperties: Shape = list(customProperty);

export const authoritativeDefinitions: Shape = list(
  record(
    'authoritative definition',
    {
      id: idField,
      url: { shape: text, required: true },
      type: { shape: text, required: true },
      description: { shape: text, since: '3.1' },
    },
    {
      nameField: 'url',
      closed: CLOSED_SINCE_3_1,
      synonyms: { link: 'url', href: 'url', title: 'description' },
    },
  ),
);

const statementFields = {
  id: { shape: text },
  authoritativeDefinitions: { shape: authoritativeDefinitions },
  tags: { shape: tags },
  customProperties: { shape: customProperties },
};

/** Hints for machines that answer questions about the data. */
export const context: Shape = {
  type: 'either',
  of: [
    text,
    record('context', {
      instructions: { shape: text },
      verifiedStatements: {
        shape: list(
          record('verified statement', {
            ...statementFields,
            question: { shape: text, required: true },
            answer: { shape: text },
          }),
        ),
      },
      constraints: {
        shape: list(
          record('constraint', {
            ...statementFields,
            constraint: { shape: text, required: true },
          }),
        ),
      },
    }),
  ],
};

export const synonyms: Shape = list(
  record(
    'synonym',
    {
      id: { shape: stableId },
      synonym: { shape: text, required: true },
      description: { shape: text },
      locale: { shape: text },
      source: { shape: text },
      status: { shape: text },
      customProperties: { shape: customProperties },
    },
    { nameField: 'synonym' },
  ),
);
