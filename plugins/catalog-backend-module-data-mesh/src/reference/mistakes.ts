/** A mistake of an author, and the answer that is promised for it. */
export type Mistake = {
  /** What went wrong, in a few words. */
  title: string;
  /** Other values for fields that every example has; undefined removes one. */
  instead?: Partial<Record<'type' | 'lifecycle' | 'owner' | 'domain', string>>;
  without?: 'type' | 'lifecycle' | 'owner' | 'domain';
  /** Lines that follow those fields, indented by two blanks. */
  spec?: string;
  /** Files beside the declaration, by path; the text, or a size in bytes. */
  files?: Record<string, string | number>;
  /** Symbolic links beside the declaration, by path. */
  links?: Record<string, string>;
  /** The answers, in their order. */
  answers: Array<{
    code: string;
    field: string;
    line: number;
    /** Of the file in which the line is counted; else the declaration. */
    file?: string;
  }>;
  /** The entity cannot be used, so the catalog refuses it as a whole. */
  unusable?: true;
};

const GOOD_PORTS = `  outputPorts:
    - name: orders
      contract: ./contracts/orders.odcs.yaml`;

/** The file that all examples begin with; its last line is the ninth. */
export function declarationOf(name: string, mistake: Mistake): string {
  const fields = {
    type: 'source-aligned',
    lifecycle: 'production',
    owner: 'group:order-team',
    domain: 'order',
    ...mistake.instead,
  };
  return [
    'apiVersion: data-mesh/v1alpha1',
    'kind: DataProduct',
    'metadata:',
    `  name: ${name}`,
    'spec:',
    ...Object.entries(fields)
      .filter(([field]) => field !== mistake.without)
      .map(([field, value]) => `  ${field}: ${value}`),
    ...(mistake.spec ? [mistake.spec] : []),
    ...(mistake.spec?.includes('outputPorts') ? [] : [GOOD_PORTS]),
    '',
  ].join('\n');
}

/** The contract that lies beside every example. */
export const GOOD_CONTRACT = `apiVersion: v3.1.0
kind: DataContract
id: orders
version: 1.0.0
status: active
`;

const port = (contract: string) => `  outputPorts:
    - name: orders
      contract: ${contract}`;

/** Where the contract of {@link port} stands. */
const AT_CONTRACT = { field: 'spec.outputPorts[0].contract', line: 12 };

/** Every mistake that is answered, by what it is about. */
export const MISTAKES: Record<string, Mistake[]> = {
  'The declaration': [
    {
      title: 'no owner',
      without: 'owner',
      unusable: true,
      answers: [{ code: 'missing-field', field: 'spec.owner', line: 5 }],
    },
    {
      title: 'an owner without a value',
      instead: { owner: '' },
      unusable: true,
      answers: [{ code: 'missing-field', field: 'spec.owner', line: 8 }],
    },
    {
      title: 'a value of a wrong type',
      spec: '  outputPorts: orders',
      unusable: true,
      answers: [{ code: 'wrong-value', field: 'spec.outputPorts', line: 10 }],
    },
    {
      title: 'an output port without a name',
      spec: `  outputPorts:
    - contract: ./contracts/orders.odcs.yaml`,
      unusable: true,
      answers: [
        { code: 'missing-field', field: 'spec.outputPorts[0].name', line: 11 },
      ],
    },
    {
      title: 'an owner that is no reference',
      instead: { owner: "'group:'" },
      answers: [{ code: 'invalid-reference', field: 'spec.owner', line: 8 }],
    },
    {
      title: 'an owner that is neither group nor user',
      instead: { owner: 'component:order-service' },
      answers: [{ code: 'wrong-kind', field: 'spec.owner', line: 8 }],
    },
    {
      title: 'a domain of another kind',
      instead: { domain: 'system:shop' },
      answers: [{ code: 'wrong-kind', field: 'spec.domain', line: 9 }],
    },
    {
      title: 'neither domain nor system',
      without: 'domain',
      answers: [{ code: 'no-domain', field: 'spec.domain', line: 5 }],
    },
    {
      title: 'an unknown type',
      instead: { type: 'source-alligned' },
      answers: [{ code: 'unknown-type', field: 'spec.type', line: 6 }],
    },
    {
      title: 'an unknown lifecycle',
      instead: { lifecycle: 'finished' },
      answers: [
        { code: 'unknown-lifecycle', field: 'spec.lifecycle', line: 7 },
      ],
    },
    {
      title: 'an unknown classification',
      spec: '  classification: top-secret',
      answers: [
        {
          code: 'unknown-classification',
          field: 'spec.classification',
          line: 10,
        },
      ],
    },
    {
      title: 'a version that YAML reads as a number',
      spec: '  version: 2.1',
      answers: [{ code: 'not-text', field: 'spec.version', line: 10 }],
    },
    {
      title: 'a misspelt field',
      spec: '  purpos: To see what was ordered.',
      answers: [{ code: 'unknown-field', field: 'spec.purpos', line: 10 }],
    },
  ],
  Ports: [
    {
      title: 'no output port',
      spec: '  outputPorts: []',
      answers: [
        { code: 'no-output-port', field: 'spec.outputPorts', line: 10 },
      ],
    },
    {
      title: 'an output port without a contract',
      spec: `  outputPorts:
    - name: orders`,
      answers: [
        { code: 'no-contract', field: 'spec.outputPorts[0]', line: 11 },
      ],
    },
    {
      title: 'two output ports of the same name',
      spec: `  outputPorts:
    - name: orders
      contract: ./contracts/orders.odcs.yaml
    - name: orders
      contract: ./contracts/orders.odcs.yaml`,
      answers: [
        { code: 'duplicate-port', field: 'spec.outputPorts[1].name', line: 13 },
      ],
    },
    {
      title: 'two input ports of the same name',
      spec: `  inputPorts:
    - { name: shop, entity: resource:shop-db }
    - { name: shop, entity: resource:shop-files }`,
      answers: [
        { code: 'duplicate-port', field: 'spec.inputPorts[1].name', line: 12 },
      ],
    },
    {
      title: 'a product that consumes itself',
      spec: `  inputPorts:
    - name: history
      product: SELF`,
      answers: [
        {
          code: 'consumes-itself',
          field: 'spec.inputPorts[0].product',
          line: 12,
        },
      ],
    },
    {
      title: 'an input from a product and from an entity',
      spec: `  inputPorts:
    - name: payments
      product: payments
      entity: resource:payment-db`,
      answers: [
        {
          code: 'input-with-two-sources',
          field: 'spec.inputPorts[0]',
          line: 11,
        },
      ],
    },
    {
      title: 'an input from nowhere',
      spec: `  inputPorts:
    - name: payments`,
      answers: [
        { code: 'input-without-source', field: 'spec.inputPorts[0]', line: 11 },
      ],
    },
    {
      title: 'a port without its product',
      spec: `  inputPorts:
    - name: payments
      port: transactions`,
      answers: [
        { code: 'input-without-source', field: 'spec.inputPorts[0]', line: 11 },
      ],
    },
    {
      title: 'a port of something that is no product',
      spec: `  inputPorts:
    - name: payments
      entity: resource:payment-db
      port: transactions`,
      answers: [
        {
          code: 'port-without-product',
          field: 'spec.inputPorts[0].port',
          line: 13,
        },
      ],
    },
    {
      title: 'another kind where a product belongs',
      spec: `  inputPorts:
    - name: payments
      product: resource:payment-db`,
      answers: [
        { code: 'wrong-kind', field: 'spec.inputPorts[0].product', line: 12 },
      ],
    },
    {
      title: 'a product where another entity belongs',
      spec: `  inputPorts:
    - name: payments
      entity: dataproduct:payments`,
      answers: [
        {
          code: 'product-as-entity',
          field: 'spec.inputPorts[0].entity',
          line: 12,
        },
      ],
    },
    {
      title: 'an entity without its kind',
      spec: `  inputPorts:
    - name: payments
      entity: payment-db`,
      answers: [
        {
          code: 'invalid-reference',
          field: 'spec.inputPorts[0].entity',
          line: 12,
        },
      ],
    },
    {
      title: 'a misspelt field of a port',
      spec: `  outputPorts:
    - name: orders
      contarct: ./contracts/orders.odcs.yaml`,
      answers: [
        { code: 'no-contract', field: 'spec.outputPorts[0]', line: 11 },
        {
          code: 'unknown-field',
          field: 'spec.outputPorts[0].contarct',
          line: 12,
        },
      ],
    },
  ],
  Contracts: [
    {
      title: 'a contract given as an object',
      spec: `  outputPorts:
    - name: orders
      contract:
        apiVersion: v3.1.0
        kind: DataContract`,
      answers: [{ code: 'contract-is-object', ...AT_CONTRACT }],
    },
    {
      title: 'a contract given as a list',
      spec: port('[./contracts/orders.odcs.yaml]'),
      answers: [{ code: 'contract-is-no-text', ...AT_CONTRACT }],
    },
    {
      title: 'a contract given as a number',
      spec: port('42'),
      answers: [{ code: 'contract-is-no-text', ...AT_CONTRACT }],
    },
    {
      title: 'an empty contract',
      spec: port('" "'),
      answers: [{ code: 'contract-is-empty', ...AT_CONTRACT }],
    },
    {
      title: 'a contract that is missing',
      spec: port('./contracts/order.odcs.yaml'),
      answers: [{ code: 'contract-not-found', ...AT_CONTRACT }],
    },
    {
      title: 'a folder instead of a contract',
      spec: port('./contracts'),
      answers: [{ code: 'contract-not-file', ...AT_CONTRACT }],
    },
    {
      title: 'a contract outside the repository',
      spec: port('../../../../../../../../etc/passwd'),
      answers: [{ code: 'contract-outside-repository', ...AT_CONTRACT }],
    },
    {
      title: 'a contract that a link leads outside',
      spec: port('./contracts/linked.odcs.yaml'),
      links: { 'contracts/linked.odcs.yaml': '/etc/hosts' },
      answers: [{ code: 'contract-outside-repository', ...AT_CONTRACT }],
    },
    {
      title: 'a contract on another host',
      spec: port('https://evil.example.com/orders.odcs.yaml'),
      answers: [{ code: 'contract-outside-repository', ...AT_CONTRACT }],
    },
    {
      title: 'a URL that is not of the web',
      spec: port('file:///etc/passwd'),
      answers: [{ code: 'contract-unusable-path', ...AT_CONTRACT }],
    },
    {
      title: 'a contract of 20 MB',
      spec: port('./contracts/large.odcs.yaml'),
      files: { 'contracts/large.odcs.yaml': 20 * 1024 * 1024 },
      answers: [{ code: 'contract-too-large', ...AT_CONTRACT }],
    },
    {
      title: 'a contract that is no text',
      spec: port('./contracts/orders.parquet'),
      files: { 'contracts/orders.parquet': 'PAR1\0\u0001' },
      answers: [{ code: 'contract-not-text', ...AT_CONTRACT }],
    },
    {
      title: 'a contract that is no YAML',
      spec: port('./contracts/broken.odcs.yaml'),
      files: {
        'contracts/broken.odcs.yaml':
          'apiVersion: v3.1.0\nkind: [DataContract\n',
      },
      answers: [
        {
          code: 'not-yaml',
          field: '',
          line: 3,
          file: 'contracts/broken.odcs.yaml',
        },
      ],
    },
    {
      title: 'a contract that is no ODCS',
      spec: port('./contracts/model.yaml'),
      files: {
        'contracts/model.yaml': 'version: 2\nmodels:\n  - name: orders\n',
      },
      answers: [
        { code: 'not-odcs', field: '', line: 1, file: 'contracts/model.yaml' },
      ],
    },
    {
      title: 'a contract of the older Data Contract Specification',
      spec: port('./contracts/orders.yaml'),
      files: {
        'contracts/orders.yaml':
          'dataContractSpecification: 1.1.0\nid: orders\n',
      },
      answers: [
        {
          code: 'not-odcs',
          field: 'dataContractSpecification',
          line: 1,
          file: 'contracts/orders.yaml',
        },
      ],
    },
    {
      title: 'a contract of an unknown version of ODCS',
      spec: port('./contracts/future.odcs.yaml'),
      files: {
        'contracts/future.odcs.yaml': GOOD_CONTRACT.replace('v3.1.0', 'v9.0.0'),
      },
      answers: [
        {
          code: 'unknown-version',
          field: 'apiVersion',
          line: 1,
          file: 'contracts/future.odcs.yaml',
        },
      ],
    },
    {
      title: 'a contract in the declaration that is no ODCS',
      spec: `  outputPorts:
    - name: orders
      contract: |
        kind: Table
        name: orders`,
      answers: [{ code: 'not-odcs', field: AT_CONTRACT.field, line: 13 }],
    },
  ],
};
