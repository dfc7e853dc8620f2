import type { ContractServer } from '@backstage-data-mesh/plugin-data-mesh-common';

/** Formats that are read. */
export type FileFormat = 'parquet' | 'csv' | 'json';

/** How the files of a format end. */
export const ENDINGS: Record<FileFormat, readonly string[]> = {
  parquet: ['.parquet', '.parq'],
  csv: ['.csv', '.tsv', '.csv.gz', '.tsv.gz'],
  json: ['.json', '.jsonl', '.ndjson', '.json.gz', '.jsonl.gz', '.ndjson.gz'],
};

const NAMES: Record<string, FileFormat> = {
  parquet: 'parquet',
  csv: 'csv',
  tsv: 'csv',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
};

/** The format that a server says, else that of its path. */
export function formatOf({ settings }: ContractServer): FileFormat | undefined {
  const { format, path } = settings;
  if (format) {
    const name = format.trim().toLowerCase();
    return Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  }
  return (Object.keys(ENDINGS) as FileFormat[]).find(each =>
    isOfFormat(path ?? '', each),
  );
}

export function isOfFormat(file: string, format: FileFormat): boolean {
  const name = file.toLowerCase();
  return ENDINGS[format].some(ending => name.endsWith(ending));
}
