import fc from 'fast-check';
import { lineOfField, openDeclarationFile } from './locateDeclaration';

const FILE = `# Two products and a group
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: orders }
---
apiVersion: data-mesh/v1alpha1
kind: DataProduct
metadata:
  name: Orders
spec:
  owner: group:order-team
  outputPorts:
    - name: orders
      # found at ./contracts
      contract: ./contracts/orders.odcs.yaml
    - { name: returns, contract: ./r.yaml }
    -
      name: late
---
kind: DataProduct
metadata: { name: orders, namespace: other }
spec: &spec { owner: x }
`;

const ORDERS = { kind: 'DataProduct', name: 'orders' };

describe('openDeclarationFile', () => {
  it('tells the line of each field of the right document', () => {
    expect(openDeclarationFile(FILE).locate(ORDERS)).toEqual({
      metadata: 8,
      'metadata.name': 9,
      spec: 10,
      'spec.owner': 11,
      'spec.outputPorts': 12,
      'spec.outputPorts[0]': 13,
      'spec.outputPorts[0].name': 13,
      'spec.outputPorts[0].contract': 15,
      'spec.outputPorts[1]': 16,
      'spec.outputPorts[1].name': 16,
      'spec.outputPorts[1].contract': 16,
      'spec.outputPorts[2]': 18,
      'spec.outputPorts[2].name': 18,
    });
  });

  it('tells entities of the same name apart by kind and namespace', () => {
    const file = openDeclarationFile(FILE);
    const line = (entity: Parameters<typeof file.locate>[0]) =>
      file.locate(entity)?.metadata;
    expect(line({ kind: 'group', name: 'ORDERS', namespace: 'default' })).toBe(
      4,
    );
    expect(line({ ...ORDERS, namespace: 'other' })).toBe(21);
    expect(line({ ...ORDERS, name: 'payments' })).toBeUndefined();
  });

  it.each([
    ['no YAML', 'a: b: c\n\t- ['],
    ['nothing', ''],
    ['a list', '- a\n- b'],
    ['many aliases', 'a: &a [x]\nb: [*a, *a]\nkind: *c'],
  ])('holds no declaration in %s', (_, text) => {
    expect(openDeclarationFile(text).locate(ORDERS)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        for (const file of [text, `${FILE.slice(0, 300)}${text}`]) {
          expect(() => openDeclarationFile(file).locate(ORDERS)).not.toThrow();
        }
      }),
    );
  });

  it('stays small for a declaration that is not', () => {
    const ports = Array.from({ length: 3_000 }, (_, i) => `    - name: p${i}`);
    const lines = openDeclarationFile(
      [
        'kind: DataProduct',
        'metadata: { name: orders }',
        'spec:',
        '  outputPorts:',
        ...ports,
      ].join('\n'),
    ).locate(ORDERS);
    expect(Object.keys(lines ?? {})).toHaveLength(5_000);
  });
});

describe('lineOfField', () => {
  const lines = { spec: 1, 'spec.outputPorts': 2, 'spec.outputPorts[1]': 5 };
  it.each([
    ['spec', 1],
    ['spec.owner', 1],
    ['spec.outputPorts[0].contract', 2],
    ['spec.outputPorts[1].contract', 5],
    ['spec.strange]field', 1],
    ['metadata.name', undefined],
    ['', undefined],
  ])('takes the nearest field around %s', (field, line) => {
    expect(lineOfField(lines, field)).toBe(line);
  });

  it('knows nothing without lines', () => {
    expect(lineOfField(undefined, 'spec.owner')).toBeUndefined();
  });

  it('comes to an end for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), field => {
        expect(lineOfField({}, field)).toBeUndefined();
      }),
    );
  });
});
