import { CLOSED_SINCE_3_1, idField } from './common';
import { record, scalar, text } from './shapes';

export const serviceLevel = record(
  'service level',
  {
    id: idField,
    property: { shape: text, required: true },
    value: { shape: scalar, required: true },
    valueExt: { shape: scalar },
    unit: { shape: text },
    element: { shape: text },
    driver: { shape: text },
    description: { shape: text, since: '3.1' },
    scheduler: { shape: text, since: '3.1' },
    schedule: { shape: text, since: '3.1' },
  },
  {
    nameField: 'property',
    closed: CLOSED_SINCE_3_1,
    synonyms: { column: 'element', name: 'property', threshold: 'value' },
  },
);
