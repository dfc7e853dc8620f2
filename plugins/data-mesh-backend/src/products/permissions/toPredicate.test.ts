import {
  dataProductPermissionRules,
  type DataProductQuery,
  type DataProductResource,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import fc from 'fast-check';
import { toPredicate } from './toPredicate';

const values = ['a', 'b', 'c'];
const maybe = fc.option(fc.constantFrom(...values), { nil: undefined });

const anyResource: fc.Arbitrary<DataProductResource> = fc.record({
  ref: fc.constantFrom(...values),
  type: maybe,
  lifecycle: maybe,
  classification: maybe,
  owner: maybe,
  system: maybe,
  domains: fc.subarray(values),
  tags: fc.subarray(values),
});

/** Values as policies write them: in any case, unknown ones too. */
const anyValues = fc.subarray([...values, 'A', 'B', 'x']);

const { isOwner, hasClassification, hasLifecycle, hasTag, inDomain } =
  dataProductPermissionRules;

describe('toPredicate', () => {
  it.each([
    {
      rule: 'isOwner',
      apply: (r: DataProductResource, v: string[]) =>
        isOwner.apply(r, { claims: v }),
      toQuery: (v: string[]) => isOwner.toQuery({ claims: v }),
    },
    {
      rule: 'hasClassification',
      apply: (r: DataProductResource, v: string[]) =>
        hasClassification.apply(r, { classifications: v }),
      toQuery: (v: string[]) =>
        hasClassification.toQuery({ classifications: v }),
    },
    {
      rule: 'hasLifecycle',
      apply: (r: DataProductResource, v: string[]) =>
        hasLifecycle.apply(r, { lifecycles: v }),
      toQuery: (v: string[]) => hasLifecycle.toQuery({ lifecycles: v }),
    },
    {
      rule: 'inDomain',
      apply: (r: DataProductResource, v: string[]) =>
        inDomain.apply(r, { domains: v }),
      toQuery: (v: string[]) => inDomain.toQuery({ domains: v }),
    },
    {
      rule: 'hasTag',
      apply: (r: DataProductResource, v: string[]) =>
        hasTag.apply(r, { tags: v }),
      toQuery: (v: string[]) => hasTag.toQuery({ tags: v }),
    },
  ])(
    'lets $rule decide about all products at once as it does about each',
    ({ apply, toQuery }) => {
      fc.assert(
        fc.property(anyResource, anyValues, (resource, wanted) => {
          expect(toPredicate(toQuery(wanted))(resource)).toBe(
            apply(resource, wanted),
          );
        }),
      );
    },
  );

  it('joins what policies join', () => {
    const owner: DataProductQuery = { key: 'owner', values: ['a'] };
    const tag: DataProductQuery = { key: 'tag', values: ['t'] };
    const resource = (
      owned: boolean,
      tagged: boolean,
    ): DataProductResource => ({
      ref: 'r',
      owner: owned ? 'a' : 'b',
      domains: [],
      tags: tagged ? ['t'] : [],
    });
    const table = (criteria: PermissionCriteria<DataProductQuery>) =>
      [true, false].flatMap(owned =>
        [true, false].map(tagged =>
          toPredicate(criteria)(resource(owned, tagged)),
        ),
      );
    expect(table({ allOf: [owner, tag] })).toEqual([true, false, false, false]);
    expect(table({ anyOf: [owner, tag] })).toEqual([true, true, true, false]);
    expect(table({ not: owner })).toEqual([false, false, true, true]);
    expect(table({ anyOf: [{ not: owner }, tag] })).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it('allows nothing for a question that it does not understand', () => {
    expect(() =>
      toPredicate({ key: 'color', values: ['red'] } as never),
    ).toThrow("asks for 'color' of data products");
  });
});
