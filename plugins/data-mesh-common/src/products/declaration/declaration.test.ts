import type { Entity } from '@backstage/catalog-model';
import type { JsonObject, JsonValue } from '@backstage/types';
import { checkDeclaration } from './checkDeclaration';
import { locateProblems, problemToText } from './locateProblems';
import { normaliseDeclaration } from './normaliseDeclaration';
import { validateDataProduct } from './validateDataProduct';

const GOOD: JsonObject = {
  type: 'source-aligned',
  lifecycle: 'production',
  owner: 'group:order-team',
  domain: 'order',
  outputPorts: [{ name: 'orders', contract: './orders.odcs.yaml' }],
};

function product(spec: JsonObject = {}, namespace?: string): Entity {
  return {
    apiVersion: 'data-mesh/v1alpha1',
    kind: 'DataProduct',
    metadata: { name: 'orders', ...(namespace ? { namespace } : {}) },
    spec: { ...GOOD, ...spec },
  };
}

describe('validateDataProduct', () => {
  it('has nothing against a product with every field, processed or not', () => {
    const spec: JsonObject = {
      system: 'shop',
      version: '2.1.0',
      classification: 'internal',
      purpose: 'To see what was ordered.',
      limitations: 'None',
      usage: 'SELECT',
      inputPorts: [{ name: 'db', entity: 'resource:db', description: 'x' }],
      outputPorts: [
        {
          name: 'orders',
          title: 'Orders',
          description: 'x',
          version: '1',
          contract: { source: './o.yaml', url: '/o.yaml', text: 'kind: x' },
          provisioner: 'postgres',
        },
      ],
      support: [{ channel: '#orders', url: 'https://chat.example.com' }],
    };
    expect(validateDataProduct(product())).toEqual([]);
    expect(validateDataProduct(product(spec))).toEqual([]);
  });

  it.each<[string, JsonObject, string, string]>([
    ['an empty owner', { owner: '' }, 'spec.owner', '`spec.owner` is empty.'],
    [
      'a list of owners',
      { owner: ['a'] },
      'spec.owner',
      '`spec.owner` has to be a text, but is a list.',
    ],
    [
      'a port that is a text',
      { outputPorts: ['orders'] },
      'spec.outputPorts[0]',
      '`spec.outputPorts[0]` has to be an object, but is a text.',
    ],
    [
      'a support channel without its name',
      { support: [{ url: 'https://chat.example.com' }] },
      'spec.support[0].channel',
      '`spec.support[0].channel` is missing.',
    ],
    [
      'a name beyond measure',
      { outputPorts: [{ name: 'x'.repeat(201) }] },
      'spec.outputPorts[0].name',
      '`spec.outputPorts[0].name` is longer than 200 characters.',
    ],
    [
      'more ports than anybody has',
      { outputPorts: Array(1001).fill({ name: 'x' }) },
      'spec.outputPorts',
      '`spec.outputPorts` has more than 1000 entries.',
    ],
  ])('refuses %s', (_, spec, field, message) => {
    expect(validateDataProduct(product(spec))).toEqual([
      expect.objectContaining({ severity: 'error', field, message }),
    ]);
  });

  it('names everything that is missing, with an example', () => {
    const entity = { ...product(), spec: {} };
    expect(validateDataProduct(entity).map(problemToText)).toEqual([
      '`spec.type` is missing. Add it, for example `type: source-aligned`.',
      '`spec.lifecycle` is missing. Add it, for example `lifecycle: production`.',
      '`spec.owner` is missing. Add it, for example `owner: group:order-team`.',
    ]);
  });

  it('refuses an entity without a spec', () => {
    const { spec: _, ...entity } = product();
    expect(validateDataProduct(entity)).toEqual([
      expect.objectContaining({ code: 'missing-field', field: 'spec' }),
    ]);
  });
});

describe('normaliseDeclaration', () => {
  it('leaves a good declaration as it is', () => {
    const entity = product();
    const { entity: same, problems } = normaliseDeclaration(entity);
    expect(same).toBe(entity);
    expect(problems).toEqual([]);
  });

  it('takes fields without a value as left out, other fields as they are', () => {
    const { entity, problems } = normaliseDeclaration(
      product({
        domain: null,
        other: null,
        outputPorts: [{ name: 'a', title: null, contract: null }],
      }),
    );
    const { domain: _, ...rest } = GOOD;
    expect(entity.spec).toEqual({
      ...rest,
      other: null,
      outputPorts: [{ name: 'a' }],
    });
    expect(problems).toEqual([]);
  });

  it('makes text of numbers and truth values, with a warning each', () => {
    const { entity, problems } = normaliseDeclaration(
      product({ version: 2.1, outputPorts: [{ name: 2024 }, { name: true }] }),
    );
    expect(entity.spec).toMatchObject({
      version: '2.1',
      outputPorts: [{ name: '2024' }, { name: 'true' }],
    });
    expect(problems.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'not-text spec.outputPorts[0].name',
      'not-text spec.outputPorts[1].name',
      'not-text spec.version',
    ]);
  });
});

describe('checkDeclaration', () => {
  const codes = (spec: JsonObject, namespace?: string) =>
    checkDeclaration(product(spec, namespace)).map(({ code }) => code);

  it.each<[string, JsonObject]>([
    ['a good product', {}],
    ['an owner without a kind, which is a group', { owner: 'order-team' }],
    ['a user as owner', { owner: 'user:analyst' }],
    [
      'a system that stands for the domain',
      { domain: undefined, system: 'shop' },
    ],
    [
      'the same name for an input and an output',
      { inputPorts: [{ name: 'orders', product: 'other', port: 'x' }] },
    ],
    [
      'a product of the same name in another namespace',
      { inputPorts: [{ name: 'x', product: 'other/orders', port: 'x' }] },
    ],
  ])('has nothing against %s', (_, spec) => {
    expect(codes(spec)).toEqual([]);
  });

  it('knows the product itself in its namespace', () => {
    const inputPorts = [{ name: 'x', product: 'dataproduct:orders' }];
    expect(codes({ inputPorts }, 'shop')).toEqual(['consumes-itself']);
    const other = [{ name: 'x', product: 'dataproduct:default/orders' }];
    expect(codes({ inputPorts: other }, 'shop')).toEqual([]);
  });

  it('takes the configured classifications', () => {
    const entity = product({ classification: 'green' });
    const check = (classifications?: string[]) =>
      checkDeclaration(entity, { classifications }).map(({ code }) => code);
    expect(check()).toEqual(['unknown-classification']);
    expect(check(['green', 'red'])).toEqual([]);
  });

  it('says what a port would never approve by itself, and which field is none', () => {
    const outputPorts = [
      {
        name: 'orders',
        contract: './orders.odcs.yaml',
        access: { autoApprove: ['public', 'pubic'], autoaprove: true },
      },
    ];
    expect(
      checkDeclaration(product({ outputPorts })).map(
        ({ code, field, remedy }) => [code, field, remedy?.split('?')[0]],
      ),
    ).toEqual([
      [
        'unknown-classification',
        'spec.outputPorts[0].access.autoApprove[1]',
        'Did you mean "public"',
      ],
      [
        'unknown-field',
        'spec.outputPorts[0].access.autoaprove',
        'Did you mean `autoApprove`',
      ],
    ]);
  });

  it.each<[string, JsonObject, string]>([
    ['a type', { type: 'agregate' }, 'Did you mean "aggregate"?'],
    ['a lifecycle', { lifecycle: 'Production' }, 'Did you mean "production"?'],
    ['a field', { inputports: [] }, 'Did you mean `inputPorts`?'],
    ['another field', { clasification: 'x' }, 'Did you mean `classification`?'],
  ])('guesses what %s was meant to be', (_, spec, remedy) => {
    expect(checkDeclaration(product(spec))[0].remedy).toContain(remedy);
  });

  it.each<[string, JsonValue]>([
    ['ports that are no list', { inputPorts: 'x', outputPorts: 5 }],
    ['ports that are no objects', { inputPorts: [1, null], outputPorts: [[]] }],
    ['references that are no text', { owner: 5, domain: [], system: {} }],
    ['no spec', null],
  ])('survives %s', (_, spec) => {
    const entity = { ...product(), spec: spec as JsonObject };
    expect(() => checkDeclaration(entity)).not.toThrow();
  });
});

describe('locateProblems', () => {
  const problem = {
    code: 'x',
    severity: 'error',
    message: 'It is wrong.',
    remedy: 'Mend it.',
  } as const;

  it('adds file and line to what has none', () => {
    const located = locateProblems(
      [
        { ...problem, field: 'spec.owner' },
        { ...problem, field: 'spec.x', source: 'file:/c.yaml', line: 3 },
        problem,
      ],
      'file:/catalog-info.yaml',
      { 'spec.owner': 7 },
    );
    expect(located.map(problemToText)).toEqual([
      'It is wrong (file:/catalog-info.yaml, line 7). Mend it.',
      'It is wrong (file:/c.yaml, line 3). Mend it.',
      'It is wrong. Mend it.',
    ]);
  });
});
