import type { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { contractText, productEntity } from '../../__testUtils__/entities';
import { projectContract } from './projectContract';
import { projectProduct } from './projectProduct';
import { FIELD_KINDS, type Field } from './types';

const fieldsOf = (fields: Field[]) =>
  fields.map(([kind, text]) => `${FIELD_KINDS[kind]}: ${text}`);

describe('projectProduct', () => {
  it('lays out what can be searched, each below what it belongs to', () => {
    const contract = projectContract(
      contractText({ table: 'lines', columns: ['id'] }).replace(
        '        logicalType: string',
        [
          '        logicalType: string',
          '        businessName: Line number',
          '        physicalName: LINE_ID',
          '        description: Counts from one',
        ].join('\n'),
      ),
      {},
    );
    const entity = productEntity({
      name: 'orders',
      title: 'All orders',
      description: 'What was ordered',
      tags: ['sales'],
      spec: {
        outputPorts: [{ name: 'main', title: 'Main', description: 'The port' }],
      },
    });
    const { document } = projectProduct(entity, new Map([['main', contract]]));
    expect(fieldsOf(document.fields)).toEqual([
      'name: orders',
      'title: All orders',
      'description: What was ordered',
      'tag: sales',
      'port: main',
      'port-title: Main',
      'port-description: The port',
      'schema: lines',
      'column: id',
      'column-alias: Line number',
      'column-alias: LINE_ID',
      'column-description: Counts from one',
    ]);
  });

  it('compares facet values in lower case', () => {
    const { document } = projectProduct(
      productEntity({
        name: 'a',
        spec: { classification: 'Restricted', lifecycle: 'Production' },
      }),
      new Map(),
    );
    expect(document.summary).toMatchObject({
      classification: 'restricted',
      lifecycle: 'production',
    });
  });

  it('counts a problem once that the catalog tells in two places', () => {
    const problem = {
      code: 'contract-missing',
      severity: 'error',
      message: 'The file is missing.',
    };
    const { document } = projectProduct(
      productEntity({
        name: 'a',
        annotations: {
          'data-mesh/declaration-problems': JSON.stringify([
            problem,
            { ...problem, code: 'other', severity: 'warning' },
          ]),
        },
        spec: {
          outputPorts: [
            { name: 'main', contract: { source: './x.yaml', problem } },
          ],
        },
      }),
      new Map(),
    );
    expect(document.summary.problems).toEqual({ errors: 1, warnings: 1 });
  });

  it('makes something of any spec and annotations, and never throws', () => {
    const junk = fc.jsonValue({ maxDepth: 3 });
    const port = fc.record(
      {
        name: fc.oneof(fc.constantFrom('a', 'b'), junk),
        title: junk,
        contract: fc.oneof(
          junk,
          fc.record({ source: junk, url: junk, text: junk, problem: junk }),
        ),
        product: fc.oneof(fc.constantFrom('x', 'dataproduct:y', ':'), junk),
        entity: junk,
        port: junk,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.record(
          {
            type: junk,
            owner: junk,
            domain: junk,
            support: junk,
            purpose: junk,
            outputPorts: fc.oneof(junk, fc.array(port)),
            inputPorts: fc.oneof(junk, fc.array(port)),
          },
          { requiredKeys: [] },
        ),
        fc.string(),
        fc.oneof(fc.json(), fc.string()),
        (spec, title, annotation) => {
          const entity = {
            apiVersion: 'data-mesh/v1alpha1',
            kind: 'DataProduct',
            metadata: {
              name: 'orders',
              title,
              annotations: {
                'data-mesh/declaration-problems': annotation,
                'data-mesh/declaration-lines': annotation,
              },
            },
            spec,
          } as unknown as Entity;
          const projected = projectProduct(entity, new Map());
          expect(JSON.parse(JSON.stringify(projected))).toBeTruthy();
          const names = projected.projection.ports.map(each => each.name);
          expect(new Set(names).size).toBe(names.length);
          expect(projected.document.summary.title).not.toBe('');
        },
      ),
    );
  });
});
