import type { Finding } from './document/finding';
import { child, isFilled, type DocumentNode } from './document/nodes';
import { textOf } from './normalise/coerce';

const KIND = 'datacontract';

/**
 * Whether the document is meant to be an ODCS contract; if not, what it seems
 * to be instead.
 */
export function recogniseContract(
  root: DocumentNode | undefined,
): Finding | undefined {
  if (!isFilled(root)) {
    return notOdcs('The file is empty.', undefined);
  }
  if (root.kind !== 'map') {
    return notOdcs(
      root.kind === 'list'
        ? 'The file holds a list, but a data contract is one object.'
        : 'The file holds a single value, but a data contract is an object with fields.',
      undefined,
    );
  }
  const legacy = root.entries.get('dataContractSpecification');
  if (legacy) {
    return {
      code: 'not-odcs',
      severity: 'error',
      message:
        'The file follows the older Data Contract Specification, not the Open Data Contract Standard (ODCS).',
      remedy:
        'Convert it: `models` become `schema`, their `fields` become `properties`, and `apiVersion`, `kind: DataContract`, `id`, `version` and `status` stand at the top. The datacontract command line tool exports it with `--format odcs`.',
      field: 'dataContractSpecification',
      at: legacy.keyAt,
    };
  }
  const kind = textOf(child(root, 'kind'))?.trim();
  if (kind !== undefined) {
    return isNearKind(kind)
      ? undefined
      : otherKind(kind, root.entries.get('kind')?.value.at);
  }
  return looksLikeContract(root)
    ? undefined
    : notOdcs(
        'Nothing in the file says that it is an ODCS contract.',
        undefined,
      );
}

function looksLikeContract(root: DocumentNode): boolean {
  const version = textOf(child(root, 'apiVersion'));
  if (version !== undefined) return /^v?\d+(\.\d+)+$/.test(version.trim());
  return child(root, 'schema')?.kind === 'list';
}

/** Anything that a slip of the pen could have made of DataContract. */
function isNearKind(kind: string): boolean {
  const letters = kind.toLocaleLowerCase('en-US').replaceAll(/[^a-z]/g, '');
  return letters === KIND || letters === `${KIND}s` || letters === 'contract';
}

function otherKind(kind: string, at: number | undefined): Finding {
  const product = kind === 'DataProduct';
  return {
    code: 'not-odcs',
    severity: 'error',
    message: product
      ? 'The file describes a data product, not a data contract.'
      : `The file is of kind ${JSON.stringify(kind)}, not DataContract.`,
    remedy: product
      ? 'Point to the contract of one of its output ports instead.'
      : 'Write `kind: DataContract` if it is an ODCS contract, or point to the right file.',
    field: 'kind',
    at,
  };
}

function notOdcs(message: string, at: number | undefined): Finding {
  return {
    code: 'not-odcs',
    severity: 'error',
    message: `${message} It cannot be read as an Open Data Contract Standard (ODCS) contract.`,
    remedy:
      'Begin the file with `apiVersion: v3.1.0` and `kind: DataContract`, followed by `id`, `version`, `status` and `schema`.',
    at,
  };
}
