import fc from 'fast-check';
import type { ContractProperty } from '@backstage-data-mesh/plugin-data-mesh-common';
import { findReference } from './findReference';
import {
  classificationsIn,
  listFields,
  schemaRows,
  type SchemaFilter,
} from './schemaRows';
import { typeLabel } from './typeLabel';

function column(
  path: string,
  parts: Partial<ContractProperty> = {},
): ContractProperty {
  return {
    name: path.split('.').at(-1) ?? path,
    path,
    required: false,
    unique: false,
    quality: [],
    ...parts,
  };
}

const SCHEMA = {
  name: 'orders',
  physicalName: 'sales.orders_v2',
  quality: [],
  properties: [
    column('id', { primaryKey: 1, required: true, classification: 'internal' }),
    column('lines', {
      logicalType: 'array',
      items: column('lines[]', {
        logicalType: 'object',
        properties: [
          column('lines[].sku', {
            description: 'The article',
            classification: 'public',
          }),
        ],
      }),
    }),
    column('note', { deprecated: true, classification: 'internal' }),
  ],
};
const ALL: SchemaFilter = { text: '' };

const rows = (filter: SchemaFilter, ...open: string[]) =>
  schemaRows(SCHEMA, new Set(open), filter).map(
    ({ name, level, position, siblings, expanded }) =>
      `${'  '.repeat(level - 1)}${name} ${position}/${siblings}${
        expanded ? ' open' : ''
      }`,
  );

describe('the rows of a schema', () => {
  it.each<[string, SchemaFilter, string[], string[]]>([
    ['columns at first', ALL, [], ['id 1/3', 'lines 2/3', 'note 3/3']],
    [
      'the element of an array, when it is opened',
      ALL,
      ['lines'],
      ['id 1/3', 'lines 2/3 open', '  element 1/1', 'note 3/3'],
    ],
    [
      'fields within, level by level',
      ALL,
      ['lines', 'lines[]'],
      [
        'id 1/3',
        'lines 2/3 open',
        '  element 1/1 open',
        '    sku 1/1',
        'note 3/3',
      ],
    ],
    [
      'what a text finds, opened, and counted among what is shown',
      { text: 'ARTICLE' },
      [],
      ['lines 1/1 open', '  element 1/1 open', '    sku 1/1'],
    ],
    ['what all words are found in', { text: 'article nothing' }, [], []],
    [
      'one classification',
      { text: '', classification: 'internal' },
      [],
      ['id 1/2', 'note 2/2'],
    ],
    ['keys', { text: '', trait: 'key' }, [], ['id 1/1']],
    ['required columns', { text: '', trait: 'required' }, [], ['id 1/1']],
    ['deprecated columns', { text: '', trait: 'deprecated' }, [], ['note 1/1']],
  ])('are %s', (_, filter, open, expected) => {
    expect(rows(filter, ...open)).toEqual(expected);
  });

  it('always stand below the row that they belong to', () => {
    const paths = listFields(SCHEMA).map(({ property }) => property.path);
    fc.assert(
      fc.property(
        fc.subarray(paths),
        fc.constantFrom('', 'sku', 'i', 'zzz'),
        (open, text) => {
          const seen: string[] = [];
          const orphans = schemaRows(SCHEMA, new Set(open), { text }).filter(
            row => {
              seen.push(row.property.path);
              return row.parent !== undefined && !seen.includes(row.parent);
            },
          );
          expect(orphans).toEqual([]);
        },
      ),
    );
  });

  it('know the classifications in use, most frequent first', () => {
    expect(classificationsIn(SCHEMA)).toEqual(['internal', 'public']);
  });
});

describe('a reference', () => {
  const contract = {
    apiVersion: 'v3.1.0',
    schemas: [SCHEMA],
    servers: [],
    serviceLevels: [],
    roles: [],
    support: [],
    team: [],
    tags: [],
  };
  it.each([
    ['orders.id', { schema: 'orders', column: 'id' }],
    ['sales.orders_v2.id', { schema: 'orders', column: 'id' }],
    ['orders.lines[].sku', { schema: 'orders', column: 'lines[].sku' }],
    ['orders.gone', undefined],
    ['customers.id', undefined],
    ['orders', undefined],
  ])('%s leads to %j', (reference, place) => {
    expect(findReference(contract, reference)).toEqual(place);
  });
});

describe('the type of a column', () => {
  it.each<[Partial<ContractProperty>, string]>([
    [
      { logicalType: 'string', physicalType: 'varchar(20)' },
      'string (varchar(20))',
    ],
    [{ logicalType: 'string', physicalType: 'STRING' }, 'string'],
    [{ physicalType: 'uuid' }, 'uuid'],
    [
      { logicalType: 'array', items: column('x', { logicalType: 'object' }) },
      'array of object',
    ],
    [{}, ''],
  ])('%j reads %s', (parts, label) => {
    expect(typeLabel(column('x', parts))).toBe(label);
  });
});
