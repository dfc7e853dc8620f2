import type { Finding } from '../document/finding';
import type { MapNode } from '../document/nodes';
import { contract } from '../standard/contract';
import { versionOf } from './apiVersion';
import { checkNode } from './checkNode';
import { MAX_FINDINGS, Report } from './report';

/**
 * Compares the file with the standard, in the version that the file names. Of
 * a version that is not known nothing but that is said.
 */
export function checkContract(root: MapNode): Finding[] {
  const { version, findings } = versionOf(root);
  if (version === undefined) return findings;
  const report = new Report();
  checkNode(contract, root, version, report);
  if (report.isFull) {
    findings.push({
      code: 'too-many-problems',
      severity: 'error',
      message: `Only the first ${MAX_FINDINGS} problems of the file are listed.`,
      remedy: 'Mend those first.',
    });
  }
  return [...findings, ...report.findings];
}
