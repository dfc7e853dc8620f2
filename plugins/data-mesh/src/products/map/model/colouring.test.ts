import { shopMesh } from '../__testUtils__/shopMesh';
import { legendOf, meshColourings, type MeshColouring } from './colouring';
import type { MeshProduct } from './meshGraph';

const CLASSIFICATIONS = ['public', 'internal', 'confidential', 'restricted'];
const colouring = (id: string) =>
  meshColourings(CLASSIFICATIONS).find(other => other.id === id)!;
const product = (part: Partial<MeshProduct>): MeshProduct => ({
  ref: 'dataproduct:default/any',
  title: 'Any',
  problems: 0,
  ...part,
});

describe('legendOf', () => {
  it('counts the products of each category, in its natural order', () => {
    expect(legendOf(colouring('type'), shopMesh().products)).toEqual([
      {
        value: 'source-aligned',
        label: 'source-aligned',
        hue: 'blue',
        count: 10,
      },
      { value: 'aggregate', label: 'aggregate', hue: 'purple', count: 3 },
      {
        value: 'consumer-aligned',
        label: 'consumer-aligned',
        hue: 'orange',
        count: 3,
      },
    ]);
  });

  it('leaves out what no product is', () => {
    const legend = legendOf(colouring('lifecycle'), shopMesh().products);
    expect(legend.map(({ value }) => value)).toEqual([
      'experimental',
      'production',
      'deprecated',
    ]);
  });

  it('gives unknown values the hues that are left, by name', () => {
    const legend = legendOf(colouring('type'), [
      product({ type: 'zeta' }),
      product({ type: 'alpha' }),
      product({ type: 'aggregate' }),
    ]);
    expect(legend.map(({ value, hue }) => [value, hue])).toEqual([
      ['aggregate', 'purple'],
      ['alpha', 'green'],
      ['zeta', 'red'],
    ]);
  });

  it('names products of which nothing is known at the end', () => {
    const legend = legendOf(colouring('classification'), [
      product({}),
      product({ classification: 'public' }),
    ]);
    expect(legend).toEqual([
      { value: 'public', label: 'public', hue: 'green', count: 1 },
      { value: undefined, label: 'not stated', hue: 'grey', count: 1 },
    ]);
  });

  it('colours configured classifications from open to closed', () => {
    const own = meshColourings(['open', 'team', 'secret']).find(
      ({ id }) => id === 'classification',
    )!;
    expect(own.values.map(({ value, hue }) => [value, hue])).toEqual([
      ['open', 'green'],
      ['team', 'blue'],
      ['secret', 'red'],
    ]);
  });

  it('takes any other way of colouring', () => {
    const byProblems: MeshColouring = {
      id: 'health',
      title: 'Health',
      valueOf: ({ problems }) => (problems > 0 ? 'ill' : 'well'),
      values: [
        { value: 'well', label: 'Well', hue: 'green' },
        { value: 'ill', label: 'Ill', hue: 'red' },
      ],
    };
    expect(
      legendOf(byProblems, shopMesh().products).map(({ label, count }) => [
        label,
        count,
      ]),
    ).toEqual([
      ['Well', 14],
      ['Ill', 2],
    ]);
  });
});
