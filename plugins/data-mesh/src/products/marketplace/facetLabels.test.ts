import { arrangeFacetValues, facetValueLabel } from './facetLabels';

const CLASSIFICATIONS = ['public', 'internal', 'restricted'];
const value = (name: string, count = 1) => ({ value: name, count });

describe('the values of a facet', () => {
  it.each([
    {
      name: 'lifecycle',
      values: [value('retired', 9), value('other'), value('experimental')],
      shown: ['experimental', 'retired', 'other'],
    },
    {
      name: 'classification',
      values: [value('restricted', 9), value('public')],
      shown: ['public', 'restricted'],
    },
    {
      name: 'quality',
      values: [value('none', 9), value('poor'), value('good')],
      shown: ['good', 'poor', 'none'],
    },
    {
      name: 'maturity',
      values: [value('0', 9), value('10'), value('2')],
      shown: ['10', '2', '0'],
    },
    {
      name: 'tag',
      values: [value('b', 9), value('a')],
      shown: ['b', 'a'],
    },
  ] as const)('of $name are in order', ({ name, values, shown }) => {
    expect(
      arrangeFacetValues(name, values, [], CLASSIFICATIONS).map(v => v.value),
    ).toEqual(shown);
  });

  it('hold chosen values that no product has, with a count of 0', () => {
    expect(
      arrangeFacetValues('tag', [value('a')], ['gone', 'a'], CLASSIFICATIONS),
    ).toEqual([value('a'), value('gone', 0)]);
  });

  it('hold chosen values that no product has at their place, where values have one', () => {
    expect(
      arrangeFacetValues(
        'quality',
        [value('none', 9), value('good')],
        ['poor'],
        CLASSIFICATIONS,
      ),
    ).toEqual([value('good'), value('poor', 0), value('none', 9)]);
  });

  it.each([
    { name: 'domain', of: 'domain:default/order', label: 'Order' },
    { name: 'domain', of: 'domain:eu/unknown', label: 'eu/unknown' },
    { name: 'owner', of: 'group:default/a-team', label: 'a-team' },
    { name: 'technology', of: 's3', label: 'Amazon S3' },
    { name: 'tag', of: 'sales', label: 'sales' },
    { name: 'quality', of: 'good', label: 'Good, from 90' },
    { name: 'quality', of: 'none', label: 'No data' },
    { name: 'quality', of: 'constructor', label: 'constructor' },
    { name: 'maturity', of: '0', label: 'No level yet' },
    { name: 'maturity', of: '3', label: 'Level 3' },
    { name: 'maturity', of: '2', label: '2 Understood' },
  ] as const)('$of is called $label', ({ name, of, label }) => {
    expect(
      facetValueLabel(name, of, {
        name,
        values: [
          { value: 'domain:default/order', count: 1, label: 'Order' },
          { value: 's3', count: 1 },
          { value: '2', count: 1, label: 'Understood' },
        ],
      }),
    ).toBe(label);
  });
});
