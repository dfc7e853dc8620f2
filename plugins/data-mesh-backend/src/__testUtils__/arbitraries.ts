import fc from 'fast-check';
import {
  QUALITY_BANDS,
  type QualityBrief,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ProductUpsert } from '../products/index/ProductIndex';
import type { ProductQuery } from '../products/index/query';
import type { DomainRecord } from '../products/projection/DomainTree';
import { FIELD_KINDS, type Field } from '../products/projection/types';

// Few words and values, so that they meet; and ways to write them.
const WORDS = [
  'customer',
  'Customer',
  'custom',
  'id',
  'order',
  'orders',
  'reorder',
  'Größe',
  'grosse',
  'Straße',
  'e',
  '2',
  'v2',
  'HTTP',
  'データ',
  'e\u0301clair',
];
const JOINERS = ['_', '-', '.', '', ' ', '  ', ', ', '__', '[]'];

/** A name or a piece of prose. */
export const anyText = fc.oneof(
  fc.constantFrom(...WORDS),
  fc
    .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...JOINERS)), {
      minLength: 1,
      maxLength: 4,
    })
    .map(parts => parts.flat().join('')),
);

const anyField: fc.Arbitrary<Field> = fc.tuple(
  fc.nat(FIELD_KINDS.length - 1),
  anyText,
);

const DOMAINS = ['a', 'b', 'c', 'd'].map(name => `domain:default/${name}`);
const TYPES = ['source-aligned', 'aggregate'];
const LIFECYCLES = ['production', 'retired'];
const CLASSIFICATIONS = ['public', 'restricted', 'odd'];
const TECHNOLOGIES = ['postgresql', 'kafka', 's3'];
const OWNERS = ['group:default/x', 'group:default/y'];
const TAGS = ['t1', 't2', 't3'];

export const anyDomains: fc.Arbitrary<DomainRecord[]> = fc
  .tuple(
    ...DOMAINS.map(ref =>
      fc.option(
        fc.record({
          ref: fc.constant(ref),
          title: anyText,
          // May be in circles, and unknown.
          parent: fc.option(fc.constantFrom(...DOMAINS), { nil: undefined }),
        }),
        { nil: undefined },
      ),
    ),
  )
  .map(records => records.flatMap(record => record ?? []));

const maybe = <T>(values: T[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined });

/** One of twelve products, in any state. */
export const anyProduct: fc.Arbitrary<ProductUpsert> = fc
  .record({
    number: fc.nat(11),
    title: anyText,
    type: maybe(TYPES),
    lifecycle: maybe(LIFECYCLES),
    classification: maybe(CLASSIFICATIONS),
    owner: maybe(OWNERS),
    domain: maybe(DOMAINS),
    tags: fc.subarray(TAGS),
    technologies: fc.subarray(TECHNOLOGIES),
    fields: fc.array(anyField, { maxLength: 5 }),
    updated: fc.nat(3),
  })
  .map(({ number, fields, updated, ...rest }) => ({
    document: {
      summary: {
        ...rest,
        ref: `dataproduct:default/p${number}`,
        name: `p${number}`,
        namespace: 'default',
        outputPorts: [],
        columnCount: 0,
        problems: { errors: 0, warnings: 0 },
      },
      fields,
    },
    updatedAt: new Date(Date.UTC(2026, 0, 1 + updated)).toISOString(),
  }));

/** What is known of the quality of some of the twelve products. */
export const anyQuality: fc.Arbitrary<
  Array<[ref: string, quality: QualityBrief | undefined]>
> = fc.array(
  fc.tuple(
    fc.nat(11).map(number => `dataproduct:default/p${number}`),
    fc.option(
      fc.record(
        {
          score: fc.constantFrom(0, 69.9, 70, 89.99, 90, 100),
          maturity: fc.nat(2),
          evaluated: fc.constant(1),
          expected: fc.constant(2),
          failing: fc.constant(0),
        },
        { requiredKeys: ['evaluated', 'expected', 'failing'] },
      ),
      { nil: undefined },
    ),
  ),
  { maxLength: 6 },
);

/** What somebody may ask. */
export const anyQuery: fc.Arbitrary<ProductQuery> = fc.record({
  text: fc.oneof(
    fc.constant(''),
    anyText,
    // As it is typed: broken off anywhere.
    anyText.chain(text =>
      fc.nat(text.length).map(length => text.slice(0, length)),
    ),
  ),
  filters: fc.record(
    {
      domain: fc.subarray(DOMAINS),
      type: fc.subarray(TYPES),
      lifecycle: fc.subarray([...LIFECYCLES, 'unknown']),
      classification: fc.subarray(CLASSIFICATIONS),
      technology: fc.subarray(TECHNOLOGIES),
      owner: fc.subarray(OWNERS),
      tag: fc.subarray(TAGS),
      quality: fc.subarray([...QUALITY_BANDS]),
      maturity: fc.subarray(['0', '1', '2']),
    },
    { requiredKeys: [] },
  ),
  sort: fc.constantFrom(
    'relevance' as const,
    'title' as const,
    'domain' as const,
    'updated' as const,
    'classification' as const,
    'quality' as const,
  ),
  order: fc.constantFrom('asc' as const, 'desc' as const),
});
