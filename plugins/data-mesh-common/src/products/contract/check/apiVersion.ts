import type { Finding } from '../document/finding';
import { child, type DocumentNode, type MapNode } from '../document/nodes';
import {
  API_VERSIONS,
  DEFAULT_VERSION,
  ODCS_VERSIONS,
  type OdcsVersion,
} from '../standard/versions';
import { quoted, whatItIs } from './describe';

/**
 * Which version's rules hold for the file, by its own `apiVersion`; undefined
 * when it names one that is not known at all.
 */
export function versionOf(root: MapNode): {
  version: OdcsVersion | undefined;
  findings: Finding[];
} {
  const node = child(root, 'apiVersion');
  const newest = API_VERSIONS[DEFAULT_VERSION][0];
  if (node === undefined) {
    return {
      version: DEFAULT_VERSION,
      findings: [
        finding('missing-field', root.at, {
          message:
            '`apiVersion` is missing, so nobody knows which version of the standard the file follows.',
          remedy: `Add \`apiVersion: ${newest}\`.`,
        }),
      ],
    };
  }
  if (
    node.kind !== 'scalar' ||
    node.value === null ||
    typeof node.value === 'boolean'
  ) {
    return {
      version: DEFAULT_VERSION,
      findings: [
        finding('wrong-type', node.at, {
          message: `\`apiVersion\` must be a text, but is ${whatItIs(node)}.`,
          remedy: `Write \`apiVersion: ${newest}\`.`,
        }),
      ],
    };
  }
  return ofText(node.raw ?? String(node.value), node);
}

function ofText(text: string, node: DocumentNode) {
  for (const version of ODCS_VERSIONS) {
    if (API_VERSIONS[version].includes(text)) {
      return { version, findings: [] };
    }
  }
  const minor = /^\s*v?(\d+\.\d+)(?:\.\d+)*\s*$/i.exec(text)?.[1];
  const version = ODCS_VERSIONS.find(one => one === minor);
  const known = ODCS_VERSIONS.flatMap(one => [...API_VERSIONS[one]]).sort();
  return {
    version,
    findings: [
      finding('unknown-version', node.at, {
        message: `\`apiVersion\` is ${quoted(text)}; the known versions are ${known.join(', ')}.`,
        remedy:
          version === undefined
            ? `Bring the file to version ${newestVersion()} of the standard.`
            : `Write \`apiVersion: ${API_VERSIONS[version][0]}\`.`,
      }),
    ],
  };
}

function newestVersion(): string {
  return API_VERSIONS[ODCS_VERSIONS.at(-1)!][0];
}

function finding(
  code: string,
  at: number,
  advice: Pick<Finding, 'message' | 'remedy'>,
): Finding {
  return { code, severity: 'error', field: 'apiVersion', at, ...advice };
}
