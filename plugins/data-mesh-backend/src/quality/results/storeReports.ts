import type {
  QualityReport,
  ResultsReceipt,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { describeTarget } from '../matching/describeTarget';
import { matchReport, type MatchedReport } from '../matching/matchReport';
import type { QualityRoom } from '../QualityRoom';
import { productQualityPath } from './productQualityPath';
import type { Sender } from './Sender';
import type { StoredReport } from './storeMatched';
import { storeReport } from './storeReport';

/** Of what belongs nowhere, the answer names that much. */
const MOST_TARGETS = 200;

/**
 * Stores what readers and runners found: matches results to products, keeps
 * them once however often they come, and scores what they change, all in one
 * transaction for each report.
 */
export async function storeReports(
  room: QualityRoom,
  sender: Sender,
  reports: readonly QualityReport[],
): Promise<ResultsReceipt['runs']> {
  const runs: ResultsReceipt['runs'] = [];
  for (const report of reports) {
    const matched = await matchReport(room, sender, report);
    const stored = await storeReport(room, sender, report, matched);
    runs.push(receiptOf(report, matched, stored));
  }
  return runs;
}

function receiptOf(
  report: QualityReport,
  matched: MatchedReport,
  { stored, scores }: StoredReport,
): ResultsReceipt['runs'][number] {
  const results = [...matched.products.values()].reduce(
    (sum, each) => sum + each.length,
    0,
  );
  return {
    engine: report.engine,
    format: report.format,
    runId: report.runId,
    results: report.results.length,
    stored,
    repeated: results - stored,
    unmatched: report.results.length - results,
    products: [...matched.products].map(([product, own]) => {
      const score = scores.get(product);
      return {
        product,
        results: own.length,
        ...(score === undefined ? {} : { score }),
        link: productQualityPath(product),
      };
    }),
    targets: matched.unmatched.slice(0, MOST_TARGETS).map(each => ({
      target: describeTarget(each.target),
      results: each.results.length,
      reason: each.reason,
    })),
    problems: report.problems,
    ...(report.others ? { others: report.others } : {}),
  };
}
