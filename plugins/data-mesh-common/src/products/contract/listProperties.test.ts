import { COMPLETE_CONTRACT } from './__testUtils__/completeContract';
import { countColumns, listProperties } from './listProperties';
import { parseContract } from './parseContract';

const { contract } = parseContract(COMPLETE_CONTRACT);

it('lists properties in the order of the document, each before those inside it', () => {
  const paths = listProperties(contract!).map(
    ({ schema, property }) => `${schema.name}.${property.path}`,
  );
  expect(paths).toEqual([
    'orders.id',
    'orders.customer_id',
    'orders.state',
    'orders.placed_on',
    'orders.placed_at',
    'orders.opens_at',
    'orders.amount',
    'orders.gift',
    'orders.address',
    'orders.address.city',
    'orders.address.geo',
    'orders.address.geo.lat',
    'orders.lines',
    'orders.lines[].sku',
    'orders.lines[].tags',
    'orders.attributes',
    'orders.attributes{}.value',
    'orders.untyped',
  ]);
});

it('counts the same properties', () => {
  expect(countColumns(contract!)).toBe(listProperties(contract!).length);
});

it('finds none where there are none', () => {
  const empty = { ...contract!, schemas: [] };
  expect(listProperties(empty)).toEqual([]);
  expect(countColumns(empty)).toBe(0);
});
