import fc from 'fast-check';
import { parseContract } from '../products/contract/parseContract';
import {
  accessColumns,
  columnsBySchema,
  columnsOfRole,
  selectColumns,
} from './columns';

const { contract } = parseContract(`
apiVersion: v3.1.0
kind: DataContract
id: orders
version: 1.0.0
status: active
schema:
  - name: orders
    physicalName: orders_v2
    properties:
      - { name: order_id, logicalType: string }
      - { name: address, logicalType: object, classification: Confidential, properties: [{ name: city, logicalType: string }, { name: street, logicalType: string }] }
      - { name: lines, logicalType: array, items: { logicalType: object, properties: [{ name: sku, logicalType: string }] } }
  - name: order_notes
    properties:
      - { name: text, logicalType: string }
roles:
  - role: everything
  - role: list
    customProperties:
      - { property: columns, value: [orders.order_id, orders.address.city] }
  - role: text
    customProperties:
      - { property: columns, value: 'orders.order_id, order_notes.text' }
  - role: pattern
    customProperties:
      - { property: columns, value: orders.* }
      - { property: exceptColumns, value: '*address' }
  - role: except
    customProperties:
      - { property: exceptColumns, value: orders.address.street }
  - role: nothing
    customProperties:
      - { property: columns, value: missing.* }
`);
if (!contract) {
  throw new Error('The contract of the test cannot be read');
}
const ids = (role: string) =>
  columnsOfRole(
    contract,
    contract.roles.find(each => each.role === role),
  ).map(column => column.id);
const ALL = [
  'orders.order_id',
  'orders.address',
  'orders.address.city',
  'orders.address.street',
  'orders.lines',
  'orders.lines[].sku',
  'order_notes.text',
];

describe('the columns of a role', () => {
  it('are all for one that does not say, with their classification', () => {
    expect(ids('everything')).toEqual(ALL);
    expect(accessColumns(contract)[1]).toMatchObject({
      schema: 'orders',
      path: 'address',
      classification: 'confidential',
    });
  });

  it.each([
    // A part of an object does not give the object.
    ['list', ['orders.order_id', 'orders.address.city']],
    ['text', ['orders.order_id', 'order_notes.text']],
    // An object that is taken away takes its parts along.
    ['pattern', ['orders.order_id', 'orders.lines', 'orders.lines[].sku']],
    // An object with a part that is not given is not given as a whole.
    ['except', ALL.filter(id => !/address(\.street)?$/.test(id))],
    ['nothing', []],
  ])('%s', (role, expected) => {
    expect(ids(role)).toEqual(expected);
  });

  it('never hold one with something inside that is not given', () => {
    const pattern = fc.oneof(
      fc.constantFrom(...ALL, '*', 'orders.*', '*.city', 'o*s.*r*', '**'),
      fc.stringMatching(/^[a-z.*]{0,8}$/),
    );
    fc.assert(
      fc.property(
        fc.option(fc.array(pattern, { maxLength: 3 }), { nil: undefined }),
        fc.option(fc.array(pattern, { maxLength: 3 }), { nil: undefined }),
        (columns, exceptColumns) => {
          const given = new Set(
            columnsOfRole(contract, { columns, exceptColumns }).map(c => c.id),
          );
          const halves = [...given].filter(outer =>
            ALL.some(
              inner =>
                inner.startsWith(outer) &&
                /^[.[]/.test(inner.slice(outer.length)) &&
                !given.has(inner),
            ),
          );
          expect(halves).toEqual([]);
          expect((exceptColumns ?? []).filter(id => given.has(id))).toEqual([]);
        },
      ),
    );
  });

  it('are matched in a time that grows with the text, not with the wildcards', () => {
    const name = `${'a'.repeat(400)}b`;
    const column = (id: string) => ({
      ...contract,
      schemas: [
        {
          name: 's',
          quality: [],
          properties: [
            { name: id, path: id, required: false, unique: false, quality: [] },
          ],
        },
      ],
    });
    expect(
      columnsOfRole(column(name), { columns: [`s.${'*a'.repeat(300)}*c`] }),
    ).toEqual([]);
    expect(
      columnsOfRole(column(name), { columns: [`s.${'*a'.repeat(300)}*b`] }),
    ).toHaveLength(1);
  });
});

describe('a choice of columns', () => {
  const available = accessColumns(contract);

  it('is everything when nothing is chosen', () => {
    expect(selectColumns(available, undefined).columns).toEqual(available);
  });

  it('holds what is inside of what was chosen, and says what there is not', () => {
    const { columns, unknown } = selectColumns(available, [
      'orders.address',
      'orders.addr',
    ]);
    expect(columns.map(c => c.id)).toEqual([
      'orders.address',
      'orders.address.city',
      'orders.address.street',
    ]);
    expect(unknown).toEqual(['orders.addr']);
  });

  it('is kept by schema, with the names in the platform', () => {
    expect(
      columnsBySchema(
        contract,
        selectColumns(available, ['orders.order_id']).columns,
      ),
    ).toEqual([
      { schema: 'orders', physicalName: 'orders_v2', paths: ['order_id'] },
    ]);
  });
});
