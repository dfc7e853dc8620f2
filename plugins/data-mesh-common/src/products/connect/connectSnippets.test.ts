import fc from 'fast-check';
import { parse } from 'yaml';
import type { ContractServer } from '../../api/types';
import { aContract, aProperty, aSchema } from '../contractDiff/testContract';
import { connectSnippets, labelOfServer } from './connectSnippets';
import type { Snippet } from './types';

/** Settings that every type of server finds its own among. */
const SETTINGS = {
  account: 'acme-eu',
  catalog: 'main',
  database: 'shop',
  dataset: 'sales',
  endpointUrl: 'https://minio.example:9000',
  format: 'parquet',
  host: 'db.example',
  location: 's3://shop-data/{model}/orders.parquet',
  path: './orders.parquet',
  port: '5432',
  project: 'shop-prod',
  region: 'eu-west-1',
  regionName: 'eu-west-1',
  schema: 'sales',
  serviceName: 'shop',
  stagingDir: 's3://athena-results',
  topic: 'orders-v1',
  warehouse: 'wh',
  workgroup: 'primary',
};

const TYPES = [
  'api',
  'athena',
  'azure',
  'bigquery',
  'clickhouse',
  'cloudsql',
  'custom',
  'databricks',
  'db2',
  'denodo',
  'dremio',
  'duckdb',
  'exasol',
  'gcs',
  'glue',
  'hana',
  'hive',
  'iceberg',
  'impala',
  'informix',
  'kafka',
  'kinesis',
  'local',
  'mysql',
  'oracle',
  'postgres',
  'postgresql',
  'presto',
  'pubsub',
  'redshift',
  's3',
  'sftp',
  'snowflake',
  'sqlserver',
  'synapse',
  'teradata',
  'trino',
  'vertica',
  'zen',
];

function snippetsOf(
  type: string,
  settings: Record<string, string> = SETTINGS,
  schema = aSchema('orders', [
    aProperty('order_id', {
      required: true,
      unique: true,
      physicalType: 'bigint',
    }),
    aProperty('customer_id', { description: 'Who ordered' }),
  ]),
): Snippet[] {
  return connectSnippets({
    product: { ref: 'dataproduct:default/orders', name: 'orders' },
    port: { name: 'orders' },
    contract: aContract({
      schemas: [schema],
      servers: [{ server: 'production', type, settings }],
    }),
  });
}

function codeOf(id: Snippet['id'], snippets: Snippet[]): string {
  const snippet = snippets.find(each => each.id === id);
  if (!snippet) throw new Error(`No snippet ${id}`);
  return snippet.code;
}

const sqlOf = (
  type: string,
  settings?: Record<string, string>,
  table = 'orders',
) =>
  codeOf(
    'sql',
    snippetsOf(type, settings, aSchema('orders', [], { physicalName: table })),
  )
    .split('\n')
    .slice(-3)
    .join(' ');

describe('connectSnippets', () => {
  it.each([
    ['postgresql', ['sql', 'python', 'dbt']],
    ['postgres', ['sql', 'python', 'dbt']],
    ['redshift', ['sql', 'python', 'dbt']],
    ['snowflake', ['sql', 'python', 'dbt']],
    ['bigquery', ['sql', 'python', 'dbt']],
    ['databricks', ['sql', 'python', 'dbt']],
    ['sqlserver', ['sql', 'python', 'dbt']],
    ['trino', ['sql', 'python', 'dbt']],
    ['duckdb', ['sql', 'python', 'dbt']],
    ['mysql', ['sql', 'python']],
    ['oracle', ['sql', 'python']],
    ['hive', ['sql']],
    ['kafka', ['kafka', 'python']],
    ['s3', ['sql', 'python']],
    ['azure', ['sql', 'python']],
    ['gcs', ['sql', 'python']],
    ['local', ['sql', 'python']],
    ['api', ['shell', 'python']],
    ['custom', ['sql', 'python']],
    ['PostgreSQL', ['sql', 'python', 'dbt']],
  ])('a %s server gets the snippets %j', (type, ids) => {
    expect(snippetsOf(type).map(({ id }) => id)).toEqual(ids);
  });

  it.each(['kinesis', 'pubsub', 'something-new'])(
    'a %s server, which the suite has no client for, gets its details',
    type => {
      const [snippet, ...others] = snippetsOf(type, {
        region: 'eu',
        stream: 's',
      });
      expect(others).toEqual([]);
      expect(parse(snippet.code)).toEqual({
        type,
        region: 'eu',
        stream: 's',
        read: 'orders',
      });
    },
  );

  it('each server gets its own snippets, with its name on them', () => {
    const servers: ContractServer[] = [
      { server: 'production', type: 'postgresql', settings: { host: 'a' } },
      { server: 'stream', type: 'kafka', settings: { host: 'b' } },
    ];
    const options = {
      product: { ref: 'dataproduct:default/orders', name: 'orders' },
      port: { name: 'orders' },
      contract: aContract({ servers }),
    };
    expect(connectSnippets(options).map(({ server }) => server)).toEqual([
      'production (postgresql)',
      'production (postgresql)',
      'production (postgresql)',
      'stream (kafka)',
      'stream (kafka)',
    ]);
    expect(
      connectSnippets({ ...options, server: servers[1] }).map(({ id }) => id),
    ).toEqual(['kafka', 'python']);
  });

  it('a contract without servers gets none', () => {
    expect(
      connectSnippets({
        product: { ref: 'dataproduct:default/orders', name: 'orders' },
        port: { name: 'orders' },
        contract: aContract(),
      }),
    ).toEqual([]);
  });

  it.each([
    [{ server: 'prod', type: 'kafka', settings: {} }, 'prod (kafka)'],
    [{ type: 'kafka', environment: 'dev', settings: {} }, 'dev (kafka)'],
    [{ type: 'kafka', settings: {} }, 'kafka'],
    [{ server: 'kafka', type: 'kafka', settings: {} }, 'kafka'],
  ] as [ContractServer, string][])(
    'names the server %j as %s',
    (server, label) => {
      expect(labelOfServer(server)).toBe(label);
    },
  );

  describe('queries', () => {
    it.each([
      ['postgresql', 'orders', 'SELECT * FROM sales.orders LIMIT 100;'],
      ['postgresql', 'Orders', 'SELECT * FROM sales."Orders" LIMIT 100;'],
      ['postgresql', 'order', 'SELECT * FROM sales."order" LIMIT 100;'],
      ['postgresql', 'mart.orders', 'SELECT * FROM mart.orders LIMIT 100;'],
      ['postgresql', 'a"b', 'SELECT * FROM sales."a""b" LIMIT 100;'],
      ['snowflake', 'ORDERS', 'SELECT * FROM shop.sales.ORDERS LIMIT 100;'],
      [
        'snowflake',
        'raw_x.orders',
        'SELECT * FROM shop.raw_x.orders LIMIT 100;',
      ],
      [
        'bigquery',
        'orders',
        'SELECT * FROM `shop-prod`.sales.orders LIMIT 100;',
      ],
      [
        'bigquery',
        'a`b\\',
        'SELECT * FROM `shop-prod`.sales.`a\\`b\\\\` LIMIT 100;',
      ],
      ['databricks', 'a`b', 'SELECT * FROM main.sales.`a``b` LIMIT 100;'],
      ['mysql', 'orders', 'SELECT * FROM shop.orders LIMIT 100;'],
      [
        'sqlserver',
        'order lines',
        'SELECT TOP 100 * FROM shop.sales.[order lines];',
      ],
      ['sqlserver', 'a]b', 'SELECT TOP 100 * FROM shop.sales.[a]]b];'],
      ['trino', 'orders', 'SELECT * FROM main.sales.orders LIMIT 100;'],
      ['oracle', 'a"b', 'SELECT * FROM sales."ab" FETCH FIRST 100 ROWS ONLY;'],
      ['duckdb', 'orders', 'SELECT * FROM sales.orders LIMIT 100;'],
      [
        's3',
        'orders',
        "SELECT * FROM read_parquet('s3://shop-data/orders/orders.parquet') LIMIT 100;",
      ],
    ])('%s reads %s with %s', (type, table, query) => {
      expect(sqlOf(type, SETTINGS, table)).toContain(query);
    });

    it('name the columns while they can be read', () => {
      expect(codeOf('sql', snippetsOf('postgresql'))).toBe(
        'SELECT\n  order_id,\n  customer_id\nFROM sales.orders\nLIMIT 100;',
      );
      const wide = aSchema(
        'orders',
        Array.from({ length: 300 }, (_, index) => aProperty(`column_${index}`)),
      );
      expect(codeOf('sql', snippetsOf('postgresql', SETTINGS, wide))).toBe(
        'SELECT *\nFROM sales.orders\nLIMIT 100;',
      );
    });

    it.each([
      [
        { location: 's3://b/o.csv', format: 'csv', delimiter: ';' },
        "read_csv('s3://b/o.csv', delim = ';')",
      ],
      [{ location: 's3://b/o.csv' }, "read_csv('s3://b/o.csv')"],
      [
        { location: 's3://b/o.json', format: 'json', delimiter: 'new_line' },
        "read_json('s3://b/o.json', format = 'newline_delimited')",
      ],
      [{ location: 's3://b/o', format: 'delta' }, "delta_scan('s3://b/o')"],
      [{ location: 's3://b/o' }, "read_parquet('s3://b/o')"],
      [{ location: "s3://b/o'x" }, "read_parquet('s3://b/o''x')"],
    ])('files %j are read by %s', (settings, call) => {
      expect(sqlOf('s3', settings as Record<string, string>)).toContain(call);
    });

    it('reads many files with DuckDB, since pandas takes one', () => {
      const many = { location: 's3://b/*.parquet', format: 'parquet' };
      expect(codeOf('python', snippetsOf('s3', many))).toContain('duckdb.sql');
      const one = { location: 's3://b/o.parquet', format: 'parquet' };
      expect(codeOf('python', snippetsOf('s3', one))).toContain(
        'pd.read_parquet("s3://b/o.parquet")',
      );
    });
  });

  it('a dbt source documents columns and tests what the contract promises', () => {
    const source = parse(
      codeOf(
        'dbt',
        snippetsOf(
          'postgresql',
          SETTINGS,
          aSchema(
            'Order Lines',
            [
              aProperty('id', {
                required: true,
                unique: true,
                physicalType: 'bigint',
                description: 'Key',
              }),
              aProperty('Customer Name'),
            ],
            { physicalName: 'sales.order_lines_v1', description: 'Lines' },
          ),
        ),
      ),
    );
    expect(source).toEqual({
      version: 2,
      sources: [
        {
          name: 'orders',
          description: 'Output port orders of dataproduct:default/orders',
          database: 'shop',
          schema: 'sales',
          tables: [
            {
              name: 'order_lines',
              identifier: 'order_lines_v1',
              description: 'Lines',
              columns: [
                {
                  name: 'id',
                  data_type: 'bigint',
                  description: 'Key',
                  data_tests: ['not_null', 'unique'],
                },
                { name: 'Customer Name', quote: true },
              ],
            },
          ],
        },
      ],
    });
  });

  it('a dbt source lists every table unless one is asked for', () => {
    const options = {
      product: { ref: 'dataproduct:default/orders', name: 'orders' },
      port: { name: 'orders' },
      contract: aContract({
        schemas: [aSchema('orders'), aSchema('lines')],
        servers: [{ type: 'postgresql', settings: {} }],
      }),
    };
    const tables = (schema?: string) =>
      parse(
        codeOf('dbt', connectSnippets({ ...options, schema })),
      ).sources[0].tables.map(({ name }: { name: string }) => name);
    expect(tables()).toEqual(['orders', 'lines']);
    expect(tables('lines')).toEqual(['lines']);
  });

  it.each(TYPES)(
    'a %s server without any setting still gets snippets',
    type => {
      const snippets = snippetsOf(type, {});
      expect(snippets.length).toBeGreaterThan(0);
      for (const { code } of snippets) {
        expect(code).not.toMatch(/undefined|: null|\[object/);
      }
    },
  );

  describe('never show a secret', () => {
    const secrets: Record<string, string>[] = [
      { password: 'hunter2' },
      { accessKey: 'hunter2', 'secret-key': 'hunter2', api_key: 'hunter2' },
      {
        sasToken: 'hunter2',
        connectionString: 'hunter2',
        privateKey: 'hunter2',
      },
      { host: 'reader:hunter2@db.example' },
      { host: 'db.example;password=hunter2' },
      { location: 's3://reader:hunter2@bucket/file.parquet' },
      {
        location: 'https://acme.blob.core.windows.net/c/f.parquet?sig=hunter2',
      },
      { location: 'jdbc:postgresql://reader:hunter2@host/db' },
      { endpointUrl: 'https://reader:hunter2@minio.example' },
      { database: 'shop?password=hunter2' },
    ];
    it.each(TYPES.flatMap(type => secrets.map(each => [type, each] as const)))(
      'in %s with %j',
      (type, settings) => {
        const text = JSON.stringify(
          snippetsOf(type, { ...SETTINGS, ...settings }),
        );
        expect(text).not.toContain('hunter2');
      },
    );

    it('but keep the container of an Azure address, which only looks like a user', () => {
      const location = 'abfss://orders@acme.dfs.core.windows.net/o.parquet';
      expect(sqlOf('azure', { location, format: 'parquet' })).toContain(
        location,
      );
    });
  });

  describe('whatever a contract says, what is copied stays what it was meant to be', () => {
    const hostile = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 8 }),
          fc.constantFrom(
            '"',
            "'",
            '`',
            '\\',
            ']',
            '}',
            '{',
            '"""',
            "'''",
            ';',
            '--',
            '/*',
            '*/',
            '#',
            '\n',
            '\r',
            '\u2028',
            '\u2029',
            '\u0085',
            '\u202e',
            '\u0000',
            '\ud800',
            '\t',
            '$(id)',
            '`id`',
            '${HOME}',
            '{{ env_var("X") }}',
            '{%',
            '%}',
            '{#',
            '#}',
            '); import os #',
            '; DROP TABLE x; --',
            '.',
            '/',
            '//',
            '@',
            '?',
            '-o',
            '!',
            ' ',
          ),
        ),
        { minLength: 1, maxLength: 6 },
      )
      .map(parts => parts.join(''));

    const property = fc
      .record({
        name: hostile,
        physicalName: fc.option(hostile, { nil: undefined }),
        physicalType: hostile,
        description: hostile,
      })
      .map(({ name, ...rest }) => aProperty(name, rest));

    const anything = fc.record({
      type: fc.constantFrom(...TYPES),
      name: hostile,
      settings: fc
        .record(
          Object.fromEntries(Object.keys(SETTINGS).map(key => [key, hostile])),
          { requiredKeys: [] },
        )
        .chain(settings =>
          fc
            .constantFrom<Record<string, string>>(
              {},
              { location: 's3://b/f', format: 'csv', delimiter: '"' },
              { location: 'https://a.example/' },
            )
            .map(
              fixed => ({ ...settings, ...fixed }) as Record<string, string>,
            ),
        ),
      schema: fc
        .record({
          name: hostile,
          physicalName: fc.option(hostile, { nil: undefined }),
          description: hostile,
          properties: fc.array(property, { maxLength: 3 }),
        })
        .map(({ name, properties, ...rest }) =>
          aSchema(name, properties, rest),
        ),
    });

    const make = ({
      type,
      name,
      settings,
      schema,
    }: typeof anything extends fc.Arbitrary<infer T> ? T : never) =>
      connectSnippets({
        product: { ref: `dataproduct:default/${name}`, name },
        port: { name },
        contract: aContract({
          schemas: [schema],
          servers: [{ server: name, type, settings }],
        }),
      });

    /** Each quoted thing becomes one letter, so that only structure is left. */
    const withoutPython = (code: string) =>
      code
        .replace(/"""(?:[^\\]|\\[^])*?"""|"(?:[^"\\\n]|\\[^\n])*"/g, 'S')
        .replace(/port=\d+/g, 'port=N');
    const withoutShell = (code: string) =>
      code.replace(
        /(-b|-t|--url) (?:(?:'[^']*'|\\')+|[A-Za-z0-9_@%+=:,./]?[A-Za-z0-9_@%+=:,./-]*)(?=[ \n])/g,
        '$1 W',
      );
    const quotesOf: Record<string, string> = {
      backtick: '`(?:[^`]|``)*`',
      escaped: '`(?:[^`\\\\]|\\\\[^])*`',
      bracket: '\\[(?:[^\\]]|\\]\\])*\\]',
      double: '"(?:[^"]|"")*"',
    };
    const styleOf = (type: string) => {
      if (['bigquery', 'clickhouse'].includes(type)) return 'escaped';
      if (['databricks', 'mysql', 'hive', 'impala'].includes(type))
        return 'backtick';
      if (['sqlserver', 'synapse'].includes(type)) return 'bracket';
      return 'double';
    };
    const withoutSql = (code: string, type: string) =>
      code.replace(
        new RegExp(`${quotesOf[styleOf(type)]}|'(?:[^']|'')*'`, 'g'),
        quoted => (quoted.startsWith("'") ? 'S' : 'I'),
      );

    it('SQL stays one query of one table, behind our own preparation', () => {
      const query =
        /^SELECT( TOP 100)?( \*|(\n {2}\w+,?)+)\nFROM ([\w.]+|\w+\(S(, (delim|format) = S)*\))(\nLIMIT 100|\nFETCH FIRST 100 ROWS ONLY)?;$/;
      const preparation =
        /^(INSTALL \w+;\nLOAD \w+;\nCREATE SECRET \(TYPE \w+, (PROVIDER credential_chain(, ENDPOINT S, URL_STYLE S(, USE_SSL false)?)?|KEY_ID getenv\(S\), SECRET getenv\(S\))\);\n\n)?/;
      fc.assert(
        fc.property(anything, options => {
          for (const { id, code } of make(options)) {
            if (id !== 'sql') continue;
            const bare = withoutSql(code, options.type);
            expect(bare.replace(preparation, '')).toMatch(query);
          }
        }),
        { numRuns: 500 },
      );
    });

    const linesOf = (id: Snippet['id'], bare: (code: string) => string) =>
      new Set(
        TYPES.flatMap(type =>
          [
            SETTINGS,
            {},
            ...['csv', 'json', 'jsonl', 'delta', 'parquet'].flatMap(format => [
              { location: 's3://b/f', format },
              { location: 's3://b/f', format, delimiter: ';' },
              { location: 's3://b/*', format },
            ]),
            { location: 'https://a.example/' },
          ].flatMap(settings =>
            snippetsOf(type, settings as Record<string, string>)
              .filter(snippet => snippet.id === id)
              .flatMap(({ code }) => bare(code).split('\n')),
          ),
        ),
      );

    it('Python keeps its structure: what a contract says stands in strings', () => {
      const known = linesOf('python', withoutPython);
      fc.assert(
        fc.property(anything, options => {
          for (const { id, code } of make(options)) {
            if (id !== 'python') continue;
            const unknown = withoutPython(code)
              .split('\n')
              .filter(line => !known.has(line));
            expect(unknown).toEqual([]);
          }
        }),
        { numRuns: 500 },
      );
    });

    it('shell commands keep their structure: what a contract says is one word', () => {
      const known = new Set([
        ...linesOf('kafka', withoutShell),
        ...linesOf('shell', withoutShell),
      ]);
      fc.assert(
        fc.property(
          anything,
          fc.constantFrom('kafka', 'api'),
          (options, type) => {
            for (const { language, code } of make({ ...options, type })) {
              if (language !== 'bash') continue;
              const unknown = withoutShell(code)
                .split('\n')
                .filter(line => !known.has(line));
              expect(unknown).toEqual([]);
            }
          },
        ),
        { numRuns: 500 },
      );
    });

    it('YAML has our keys only, and nothing that dbt would run', () => {
      const keys = new Set(
        'version sources name description database schema tables identifier columns quote data_type data_tests'.split(
          ' ',
        ),
      );
      const visit = (
        value: unknown,
        seen: (key: string, text: string) => void,
        at = '',
      ) => {
        if (Array.isArray(value)) value.forEach(item => visit(item, seen, at));
        else if (value && typeof value === 'object') {
          for (const [key, item] of Object.entries(value))
            visit(item, seen, key);
        } else seen(at, String(value));
      };
      fc.assert(
        fc.property(anything, options => {
          for (const { id, code } of make({ ...options, type: 'postgresql' })) {
            if (id !== 'dbt') continue;
            visit(parse(code), (key, text) => {
              expect(keys).toContain(key);
              expect(text).not.toMatch(/\{[{%#]|[}%#]\}/);
            });
            expect(code).not.toMatch(/\{[{%#]|[}%#]\}/);
          }
        }),
        { numRuns: 300 },
      );
    });

    it('everything can be seen', () => {
      fc.assert(
        fc.property(anything, options => {
          for (const { code, server, notes = [] } of make(options)) {
            const text = [code, server, ...notes].join('\n').replace(/\n/g, '');
            expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
          }
        }),
      );
    });
  });
});
