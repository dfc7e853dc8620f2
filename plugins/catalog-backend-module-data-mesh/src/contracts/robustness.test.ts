import type { Entity } from '@backstage/catalog-model';
import type { JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { productWith, Rounds } from '../reference/Rounds';

jest.setTimeout(60_000);

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'data-mesh-')));
writeFileSync(join(folder, 'orders.yaml'), 'kind: DataContract\n');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const locations = [
  { type: 'file', target: join(folder, 'catalog-info.yaml') },
  { type: 'url', target: 'https://github.com/acme/orders/blob/main/c.yaml' },
  { type: 'url', target: 'https://data.example.com/c.yaml' },
  { type: 'url', target: 'not a URL' },
  { type: 'odps', target: '\0' },
];

/** What authors, and those who mean no good, may write as a contract. */
const contract = fc.oneof(
  fc.jsonValue() as fc.Arbitrary<unknown>,
  fc.string({ unit: 'binary' }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.webPath(),
  fc
    .array(
      fc.constantFrom(
        '..',
        '.',
        '/',
        '\\',
        '%2e%2e',
        '%',
        '\0',
        '~',
        ':',
        '?',
        '#',
        '@',
        'orders.yaml',
        'https://',
        'file://',
        'github.com',
        'acme',
      ),
    )
    .map(parts => parts.join('')),
  fc.record({ $text: fc.oneof(fc.string(), fc.jsonValue()) }),
  fc.string().map(text => `kind: DataContract\n${text}`),
);

describe('processing', () => {
  it('survives whatever stands as a contract, and keeps the product', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(contract, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...locations),
        fc.constantFrom(...locations),
        async (values, location, origin) => {
          const rounds = new Rounds();
          const product = productWith(...values);
          const { contracts, problems } = await rounds.process(
            product,
            location,
            origin,
          );
          const declared = contracts.filter(found => found !== undefined);
          const isNothing = (value: unknown) =>
            value === null || value === undefined;
          expect(contracts.map(found => found === undefined)).toEqual(
            values.map(isNothing),
          );
          for (const { source, text, problem } of declared) {
            expect(typeof source).toBe('string');
            expect(typeof text === 'string').toBe(problem === undefined);
          }
          expect(problems).toEqual(
            expect.arrayContaining(
              declared.flatMap(({ problem }) => problem ?? []),
            ),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never reads outside the repository, whatever stands as a contract', async () => {
    await fc.assert(
      fc.asyncProperty(contract, async value => {
        const rounds = new Rounds({
          dataMesh: { declarations: { locateAtUrls: false } },
        });
        await rounds.process(productWith(value), locations[1]);
        for (const { url } of rounds.reader.requests) {
          expect(url).toMatch(/^https:\/\/github\.com\/acme\/orders\//);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a broken product in words, and with nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.jsonValue(),
          fc.dictionary(
            fc.constantFrom(
              'type',
              'lifecycle',
              'owner',
              'domain',
              'version',
              'inputPorts',
              'outputPorts',
              'support',
            ),
            fc.oneof(
              fc.jsonValue(),
              fc.string(),
              fc.array(
                fc.dictionary(
                  fc.constantFrom('name', 'product', 'entity', 'contract'),
                  fc.oneof(fc.jsonValue(), fc.string()),
                ),
              ),
            ),
          ),
        ),
        async spec => {
          const entity: Entity = {
            ...productWith(),
            spec: spec as { [key: string]: JsonValue },
          };
          const refusal = await new Rounds()
            .process(entity, locations[0])
            .then(() => 'InputError: is no usable data product: ', String);
          expect(refusal).toMatch(
            /^InputError: .*is no usable data product: /s,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
