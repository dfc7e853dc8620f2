import {
  finishReport,
  readJsonHead,
  untrusted,
  type JsonSelection,
  type QualityProblem,
  type QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  NAMELESS_RUN,
  readArtifact,
  readItems,
  type QualityArtifact,
  type QualityReader,
  type QualityReadingOptions,
  type ReadItem,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { Manifest, MANIFEST_PARTS } from './manifest';
import { recognise, schemaOf } from './recognise';
import {
  readRunResult,
  RUN_RESULTS_PARTS,
  RUN_RESULTS_VERSIONS,
  type DbtRun,
} from './runResults';
import {
  FRESHNESS_VERSIONS,
  readFreshness,
  SOURCES_PARTS,
  SOURCES_VERSIONS,
} from './sources';

const { field, textOf, timeOf } = untrusted;

/** The artifacts that hold checks. */
type ResultsKind = 'run-results' | 'sources' | 'freshness';

/** How to read them. */
const RESULTS: Record<
  ResultsKind,
  {
    parts: JsonSelection;
    versions: number[];
    read(item: unknown, run: DbtRun, manifest: Manifest | undefined): ReadItem;
  }
> = {
  'run-results': {
    parts: RUN_RESULTS_PARTS,
    versions: RUN_RESULTS_VERSIONS,
    read: readRunResult,
  },
  sources: {
    parts: SOURCES_PARTS,
    versions: SOURCES_VERSIONS,
    read: readFreshness,
  },
  // The same of sources and models, from `dbt freshness` of version 2.
  freshness: {
    parts: SOURCES_PARTS,
    versions: FRESHNESS_VERSIONS,
    read: readFreshness,
  },
};

/**
 * Reads `run_results.json` (v1 to v6) `sources.json` (v1 to v3) and
 * `freshness.json` (v0, https://docs.getdbt.com/reference/artifacts/freshness-json),
 * and from the `manifest.json` of any version which tables and columns tests are about.
 * @public
 */
export const dbtReader: QualityReader = {
  id: 'dbt',
  title: 'dbt',
  formats: [
    { id: 'dbt-run-results', title: 'run results of dbt', role: 'results' },
    { id: 'dbt-sources', title: 'source freshness of dbt', role: 'results' },
    { id: 'dbt-freshness', title: 'freshness of dbt', role: 'results' },
    { id: 'dbt-manifest', title: 'manifest of dbt', role: 'companion' },
    { id: 'dbt-catalog', title: 'catalog of dbt', role: 'companion' },
  ],

  sniff(head) {
    const kind = recognise(head);
    return kind && `dbt-${kind}`;
  },

  async read(artifacts, options) {
    const known = artifacts.map(artifact => ({
      artifact,
      kind: recognise(readJsonHead(artifact.bytes)),
    }));
    const manifests: Manifest[] = [];
    const problems: QualityProblem[] = [];
    for (const { artifact, kind } of known) {
      if (kind !== 'manifest') continue;
      const read = await readArtifact(artifact, MANIFEST_PARTS, options);
      if (read.problem) problems.push(read.problem);
      else manifests.push(new Manifest(read.document));
    }
    const reports: QualityReport[] = [];
    for (const { artifact, kind } of known) {
      if (!isResults(kind)) continue;
      reports.push(
        await readResults(artifact, kind, manifests, problems, options),
      );
    }
    return reports;
  },
};

function isResults(kind: string | undefined): kind is ResultsKind {
  return kind !== undefined && kind in RESULTS;
}

async function readResults(
  artifact: QualityArtifact,
  kind: ResultsKind,
  manifests: Manifest[],
  problemsOfManifests: QualityProblem[],
  options: QualityReadingOptions,
): Promise<QualityReport> {
  const { parts, versions, read } = RESULTS[kind];
  const { document, problem } = await readArtifact(artifact, parts, options);
  const version = schemaOf(document)?.version;
  const metadata = field(document, 'metadata');
  const generatedAt = timeOf(field(metadata, 'generated_at'));
  const run: DbtRun = {
    runId: textOf(field(metadata, 'invocation_id'), 200) ?? NAMELESS_RUN,
    engineVersion: textOf(field(metadata, 'dbt_version'), 100),
    generatedAt,
    known: version !== undefined && versions.includes(version),
  };
  const report: QualityReport = {
    engine: 'dbt',
    format: `dbt-${kind}${version === undefined ? '' : `-v${version}`}`,
    ...(run.engineVersion ? { engineVersion: run.engineVersion } : {}),
    runId: run.runId,
    startedAt: timeOf(field(metadata, 'invocation_started_at')),
    finishedAt: generatedAt,
    results: [],
    problems: [...problemsOfManifests],
  };
  if (problem) {
    report.problems.push(problem);
    return report;
  }
  if (!run.known) {
    report.problems.push(unknownVersion(kind, version, versions));
  }
  const manifest =
    manifests.find(each => each.invocationId === run.runId) ?? manifests[0];
  const listed = await readItems(
    field(document, 'results'),
    { whole: 'The artifact', item: 'result' },
    item => read(item, run, manifest),
    options,
  );
  return finishReport(
    {
      ...report,
      ...listed,
      problems: [...report.problems, ...listed.problems],
    },
    options,
  );
}

function unknownVersion(
  kind: string,
  version: number | undefined,
  versions: number[],
): QualityProblem {
  const name = `dbt-${kind}`;
  return {
    code: 'unknown-version',
    severity: 'error',
    message: `${
      version === undefined
        ? 'The artifact does not name its version'
        : `Version ${version} of ${name} is not known`
    }; known ${
      versions.length === 1
        ? `is ${versions[0]}`
        : `are ${versions[0]} to ${versions[versions.length - 1]}`
    }. Its checks are listed, but none is taken as evaluated`,
  };
}
