import { checkContract } from './check/checkContract';
import type { Finding } from './document/finding';
import { MAX_BYTES } from './document/limits';
import type { MapNode } from './document/nodes';
import { readDocument } from './document/readDocument';
import { exceedsBytes } from './document/size';
import { recogniseContract } from './recognise';

/** @public */
export type ContractOptions = {
  /** Name of the file, for the problems: a path or a location. */
  source?: string;
  /** Size of the text in UTF-8 above which it is refused; 1 MiB by default. */
  maxBytes?: number;
};

/** The root, if it is one of an ODCS contract, and everything that is wrong. */
export function readContract(
  text: string,
  options?: ContractOptions,
): { root?: MapNode; findings: Finding[] } {
  const maxBytes = options?.maxBytes ?? MAX_BYTES;
  if (exceedsBytes(text, maxBytes)) {
    return { findings: [tooLarge(maxBytes)] };
  }
  const { node, findings } = readDocument(text);
  if (!node) return { findings };
  const recognised = recogniseContract(node);
  return 'root' in recognised
    ? {
        root: recognised.root,
        findings: [...findings, ...checkContract(recognised.root)],
      }
    : { findings: [...findings, recognised.foreign] };
}

function tooLarge(maxBytes: number): Finding {
  return {
    code: 'too-large',
    severity: 'error',
    message: `The file is larger than ${maxBytes.toLocaleString('en-US')} bytes.`,
    remedy: 'Split the contract, or have the limit raised.',
  };
}
