import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import {
  productFacts,
  type KnownProduct,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { readScorecards } from './readScorecards';
import { judgeScorecards } from './scorecards';

const CRITERION = {
  id: 'owned',
  title: 'It has an owner',
  expression: 'product.owner.declared',
};
const SCORECARD = {
  id: 'ours',
  title: 'Ours',
  levels: [{ title: 'First', criteria: [CRITERION] }],
};

const read = (quality: JsonObject) =>
  readScorecards(new ConfigReader({ dataMesh: { quality } }));
const idsOf = (quality: JsonObject) =>
  read(quality).map(({ scorecard }) => scorecard.id);

describe('scorecards', () => {
  it('are the default one, and those of the organisation after it', () => {
    expect(readScorecards(new ConfigReader({}))).toHaveLength(1);
    expect(idsOf({ scorecards: [SCORECARD] })).toEqual(['usability', 'ours']);
  });

  it('can do without the default one, or replace it', () => {
    expect(idsOf({ defaultScorecard: false })).toEqual([]);
    expect(idsOf({ defaultScorecard: false, scorecards: [SCORECARD] })).toEqual(
      ['ours'],
    );
    const [own, ...others] = read({
      scorecards: [{ ...SCORECARD, id: 'usability' }],
    });
    expect(others).toEqual([]);
    expect(own.scorecard.title).toBe('Ours');
  });

  it.each<[string, JsonObject, string]>([
    [
      'an expression that cannot be evaluated',
      {
        ...SCORECARD,
        levels: [
          { title: 'A', criteria: [] },
          {
            title: 'B',
            criteria: [
              CRITERION,
              { ...CRITERION, id: 'b', expression: 'product.ownr.declared' },
            ],
          },
        ],
      },
      'dataMesh.quality.scorecards[0].levels[1].criteria[1].expression cannot be used: No such key: ownr',
    ],
    [
      'an id that is none',
      { ...SCORECARD, id: 'Our Card' },
      'dataMesh.quality.scorecards[0].id',
    ],
    [
      'no level',
      { ...SCORECARD, levels: [] },
      'dataMesh.quality.scorecards[0].levels',
    ],
    [
      'no title',
      { id: 'ours', levels: [] },
      'dataMesh.quality.scorecards[0].title',
    ],
    [
      'a criterion twice',
      {
        ...SCORECARD,
        levels: [{ title: 'A', criteria: [CRITERION, CRITERION] }],
      },
      "has the id 'owned' twice",
    ],
    [
      'a predicate that is none',
      { ...SCORECARD, appliesTo: { $all: 'production' } },
      'dataMesh.quality.scorecards[0].appliesTo is no filter predicate',
    ],
    [
      'more criteria than are worth it',
      {
        ...SCORECARD,
        levels: [
          {
            title: 'A',
            criteria: Array.from({ length: 101 }, (_, nth) => ({
              ...CRITERION,
              id: `c${nth}`,
            })),
          },
        ],
      },
      '101 criteria',
    ],
  ])('are refused for %s, naming the key', (_, scorecard, message) => {
    expect(() => read({ scorecards: [scorecard] })).toThrow(message);
  });

  it('are refused when there are two with an id', () => {
    expect(() => read({ scorecards: [SCORECARD, SCORECARD] })).toThrow(
      "dataMesh.quality.scorecards has the id 'ours' twice",
    );
  });

  describe('apply', () => {
    const product: KnownProduct = {
      summary: {
        ref: 'dataproduct:default/orders',
        name: 'orders',
        namespace: 'default',
        title: 'Orders',
        lifecycle: 'production',
        owner: 'group:default/order-team',
        tags: ['gold'],
        technologies: [],
        outputPorts: [],
        columnCount: 0,
        problems: { errors: 0, warnings: 0 },
      },
      support: [],
      links: [],
      updatedAt: '2026-01-10T00:00:00.000Z',
      firstSeenAt: '2026-01-05T12:00:00.000Z',
      owner: { exists: true },
      domains: [],
      outputPorts: [],
      inputPorts: [],
      serviceLevels: [],
      access: { consumers: 0, components: 0, dependents: 0 },
    };

    it.each<[string, JsonObject, boolean]>([
      ['its kind', { kind: 'DataProduct' }, true],
      ['its lifecycle', { 'spec.lifecycle': 'Production' }, true],
      ['another lifecycle', { 'spec.lifecycle': 'experimental' }, false],
      ['its owner', { 'spec.owner': 'group:default/order-team' }, true],
      ['a tag', { 'metadata.tags': { $contains: 'gold' } }, true],
      ['another tag', { 'metadata.tags': { $contains: 'raw' } }, false],
      ['what it does not say', { 'spec.domain': { $exists: false } }, true],
      [
        'several',
        { $all: [{ kind: 'DataProduct' }, { $not: { 'spec.type': 'x' } }] },
        true,
      ],
    ])('to a product by %s', (_, appliesTo, applies) => {
      const scorecards = read({
        defaultScorecard: false,
        scorecards: [{ ...SCORECARD, appliesTo }],
      });
      const results = judgeScorecards(
        scorecards,
        productFacts(product, { now: new Date('2026-01-15T10:00:00Z') }),
      );
      expect(results.map(({ id, level }) => [id, level])).toEqual(
        applies ? [['ours', 1]] : [],
      );
    });

    it('with what cannot be evaluated unmet and told', () => {
      const scorecards = read({
        defaultScorecard: false,
        scorecards: [
          {
            ...SCORECARD,
            levels: [
              {
                title: 'A',
                criteria: [
                  { ...CRITERION, expression: 'product.quality.score > 1.0' },
                ],
              },
            ],
          },
        ],
      });
      const [result] = judgeScorecards(
        scorecards,
        productFacts(product, { now: new Date('2026-01-15T10:00:00Z') }),
      );
      expect(result.level).toBe(0);
      expect(result.levels[0].criteria[0]).toMatchObject({
        met: false,
        error: expect.stringContaining('score'),
      });
    });
  });
});
