import { cleanText } from '../cleanText';
import { ANSI } from '../identifiers';
import { pythonLines, pythonString, sqlString } from '../literals';
import { selectFrom } from '../select';
import type { Draft, Target } from '../types';

/** Where files lie, and what DuckDB needs to reach them. */
type Store = {
  /** Runs before the query. */
  prepare(target: Target, location: string): string[];
  /** What pandas needs besides itself. */
  install?: string;
  notes: string[];
};

const STORES: Record<string, Store> = {
  s3: {
    install: 's3fs',
    prepare: target => [
      'INSTALL httpfs;',
      'LOAD httpfs;',
      `CREATE SECRET (TYPE s3, PROVIDER credential_chain${s3Endpoint(target)});`,
    ],
    notes: ['Sign in to AWS first, for example with: aws sso login'],
  },
  gcs: {
    install: 'gcsfs',
    prepare: () => [
      'INSTALL httpfs;',
      'LOAD httpfs;',
      "CREATE SECRET (TYPE gcs, KEY_ID getenv('GCS_KEY_ID'), SECRET getenv('GCS_SECRET'));",
    ],
    notes: [
      'DuckDB needs an HMAC key of Google Cloud Storage in GCS_KEY_ID and GCS_SECRET.',
    ],
  },
  azure: {
    install: 'adlfs',
    prepare: () => [
      'INSTALL azure;',
      'LOAD azure;',
      'CREATE SECRET (TYPE azure, PROVIDER credential_chain);',
    ],
    notes: ['Sign in to Azure first, for example with: az login'],
  },
  local: { prepare: () => [], notes: [] },
};
STORES.gs = STORES.gcs;
STORES.file = STORES.local;

/** An endpoint of its own means a store that speaks S3. */
function s3Endpoint(target: Target): string {
  const endpoint = target.setting('endpointUrl');
  if (!endpoint) return '';
  const host = endpoint.replace(/^https?:\/\//i, '').replace(/\/+$/, '');
  const ssl = /^http:/i.test(endpoint) ? ', USE_SSL false' : '';
  return `, ENDPOINT ${sqlString(host)}, URL_STYLE 'path'${ssl}`;
}

function formatOf(target: Target, location: string): string {
  const declared = target.setting('format')?.toLowerCase();
  const extension = /\.([a-z]+)(?:\.(?:gz|zst|bz2))?$/i.exec(location)?.[1];
  return declared ?? extension?.toLowerCase() ?? 'parquet';
}

/** How DuckDB and pandas read a format; parquet is what is left. */
function readers(target: Target, location: string, format: string) {
  const file = sqlString(location);
  const path = pythonString(location);
  switch (format) {
    case 'csv':
    case 'tsv': {
      const delimiter =
        format === 'tsv' ? '\t' : delimiterOf(target.setting('delimiter'));
      const asSql = delimiter && `, delim = ${sqlDelimiter(delimiter)}`;
      const asPython =
        delimiter &&
        `, sep=${delimiter === '\t' ? '"\\t"' : pythonString(delimiter)}`;
      return {
        duckdb: `read_csv(${file}${asSql ?? ''})`,
        pandas: `pd.read_csv(${path}${asPython ?? ''})`,
      };
    }
    case 'json':
    case 'jsonl':
    case 'ndjson': {
      const delimiter = target.setting('delimiter');
      const lines = format !== 'json' || delimiter === 'new_line';
      return {
        duckdb: `read_json(${file}${
          lines ? ", format = 'newline_delimited'" : ''
        })`,
        pandas: `pd.read_json(${path}${lines ? ', lines=True' : ''})`,
      };
    }
    case 'delta':
      return { duckdb: `delta_scan(${file})` };
    case 'iceberg':
      return { duckdb: `iceberg_scan(${file})` };
    default:
      return {
        duckdb: `read_parquet(${file})`,
        pandas: `pd.read_parquet(${path})`,
      };
  }
}

function delimiterOf(setting: string | undefined): string | undefined {
  switch (setting?.toLowerCase()) {
    case undefined:
    case 'new_line':
    case 'array':
      return undefined;
    case 'comma':
      return ',';
    case 'semicolon':
      return ';';
    case 'pipe':
      return '|';
    case 'tab':
    case '\\t':
      return '\t';
    default:
      return setting;
  }
}

function sqlDelimiter(delimiter: string): string {
  return delimiter === '\t' ? "'\\t'" : sqlString(delimiter);
}

/** Contracts write the schema into a location as a placeholder. */
function locationOf(target: Target): string | undefined {
  const location = target.setting('location') ?? target.setting('path');
  return location?.replace(/\{(model|schema|table)\}/g, () =>
    cleanText(target.schema?.name ?? target.resource),
  );
}

/** Snippets for files; undefined when the server holds none that can be read. */
export function fileSnippets(target: Target): Draft[] | undefined {
  const location = locationOf(target);
  if (!location) return undefined;
  const type = target.server.type.toLowerCase();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(location)?.[1].toLowerCase();
  const name = Object.hasOwn(STORES, type) ? type : (scheme ?? '');
  const store = Object.hasOwn(STORES, name) ? STORES[name] : undefined;
  if (!store) return undefined;

  const format = formatOf(target, location);
  const { duckdb, pandas } = readers(target, location, format);
  const query = selectFrom({
    dialect: ANSI,
    schema: target.schema,
    from: duckdb,
  });
  const prepare = store.prepare(target, location);
  const sql = [...prepare, ...(prepare.length ? [''] : []), query].join('\n');
  const install = [
    'pandas',
    ...(format === 'parquet' ? ['pyarrow'] : []),
    ...(store.install ? [store.install] : []),
  ];
  // pandas takes one file; DuckDB takes patterns too.
  const withPandas = pandas !== undefined && !/[*?[{]/.test(location);
  return [
    {
      id: 'sql',
      title: 'SQL (DuckDB)',
      language: 'sql',
      code: sql,
      notes: store.notes,
    },
    withPandas
      ? {
          id: 'python',
          title: 'Python',
          language: 'python',
          code: `import pandas as pd\n\ntable = ${pandas}\nprint(table.head())\n`,
          notes: [
            `Install what it needs first: pip install ${install.join(' ')}`,
          ],
        }
      : {
          id: 'python',
          title: 'Python',
          language: 'python',
          code: `import duckdb\n\ntable = duckdb.sql(${pythonLines(
            sql,
          )}).df()\nprint(table.head())\n`,
          notes: [
            'Install what it needs first: pip install duckdb pandas',
            ...store.notes,
          ],
        },
  ];
}
