import {
  checkKeyOf,
  untrusted,
  type JsonSelection,
} from '@backstage-data-mesh/plugin-data-mesh-common';

const { field, listOf, numberOf, textOf, timeOf } = untrusted;

export const ENGINE = 'soda';

/** What scans write for version 3, and contract verifications for version 4. */
export type SodaArtifactKind = 'scan' | 'contract-verification';

/**
 * All that is read of an artifact. Queries, blocks with failed rows, and the
 * token that a payload for the cloud carries, are passed over.
 */
export const PARTS: JsonSelection = {
  definitionName: true,
  defaultDataSource: true,
  dataTimestamp: true,
  scanStartTimestamp: true,
  scanEndTimestamp: true,
  resultsIngestionMode: true,
  hasErrors: true,
  contract: { fileId: true },
  metrics: { identity: true, metricName: true, value: true },
  checks: {
    identity: true,
    identities: true,
    name: true,
    type: true,
    checkType: true,
    checkPath: true,
    definition: true,
    resourceAttributes: true,
    dataSource: true,
    datasetPrefix: true,
    table: true,
    column: true,
    filter: true,
    metrics: true,
    outcome: true,
    outcomeReasons: true,
    group: { name: true, distinctLabel: true },
    diagnostics: {
      value: true,
      measure: true,
      fail: true,
      warn: true,
      v4: {
        type: true,
        failedRowsCount: true,
        failedRowsPercent: true,
        checkRowsTested: true,
      },
    },
  },
  logs: { level: true, message: true },
};

/** What a scan says of all its checks. */
export type Scan = {
  kind: SodaArtifactKind;
  runId: string;
  executedAt: string | undefined;
  /** Identities of metrics that counted 0 rows in a whole table. */
  emptyTables: ReadonlySet<string>;
  definition: string;
};

export function recognise(head: unknown): SodaArtifactKind | undefined {
  if (
    typeof field(head, 'definitionName') !== 'string' ||
    typeof field(head, 'scanStartTimestamp') !== 'string'
  ) {
    return undefined;
  }
  const [first] = listOf(field(head, 'checks'));
  return field(head, 'contract') !== undefined ||
    field(head, 'resultsIngestionMode') !== undefined ||
    field(first, 'checkPath') !== undefined ||
    field(first, 'diagnostics', 'v4') !== undefined
    ? 'contract-verification'
    : 'scan';
}

export function scanOf(document: unknown, kind: SodaArtifactKind): Scan {
  const started = timeOf(field(document, 'scanStartTimestamp'));
  const ended = timeOf(field(document, 'scanEndTimestamp'));
  const definition = textOf(field(document, 'definitionName')) ?? '';
  return {
    kind,
    // A scan has no id. The same one has the same name, times and results.
    runId: checkKeyOf({
      engine: 'scan',
      target: [
        definition,
        field(document, 'scanStartTimestamp') ?? null,
        field(document, 'scanEndTimestamp') ?? null,
        listOf(field(document, 'checks')).map(check => [
          field(check, 'identities') ?? field(check, 'identity') ?? null,
          field(check, 'outcome') ?? null,
          field(check, 'diagnostics', 'value') ?? null,
        ]),
      ],
    }),
    executedAt: ended ?? started ?? timeOf(field(document, 'dataTimestamp')),
    definition,
    emptyTables: new Set(
      listOf(field(document, 'metrics'))
        .filter(
          metric =>
            field(metric, 'metricName') === 'row_count' &&
            numberOf(field(metric, 'value')) === 0,
        )
        .flatMap(metric => textOf(field(metric, 'identity')) ?? []),
    ),
  };
}
