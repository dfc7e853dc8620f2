import type { Finding } from './document/finding';
import {
  child,
  isFilled,
  type DocumentNode,
  type MapNode,
} from './document/nodes';
import { shortened } from './document/shortened';
import { textOf } from './normalise/coerce';

const BEGINNING =
  'Begin the file with `apiVersion: v3.1.0` and `kind: DataContract`, followed by `id`, `version`, `status` and `schema`.';

/**
 * The root, if the document is meant to be an ODCS contract; otherwise, what
 * it seems to be instead.
 */
export function recogniseContract(
  node: DocumentNode,
): { root: MapNode } | { foreign: Finding } {
  if (!isFilled(node)) return notOdcs('The file is empty.', BEGINNING);
  if (node.kind === 'list') {
    return notOdcs(
      'The file holds a list; a data contract is an object.',
      BEGINNING,
    );
  }
  if (node.kind === 'scalar') {
    return notOdcs(
      'The file holds a single value; a data contract is an object with fields.',
      BEGINNING,
    );
  }
  const legacy = node.entries.get('dataContractSpecification');
  if (legacy) {
    return notOdcs(
      'The file follows the older Data Contract Specification, not the Open Data Contract Standard (ODCS).',
      'Convert it, for example with the export to `odcs` of the datacontract command line tool: `models` become `schema`, their `fields` become `properties`, and `apiVersion`, `kind`, `id`, `version` and `status` stand at the top.',
      { field: 'dataContractSpecification', at: legacy.keyAt },
    );
  }
  const kind = child(node, 'kind');
  const kindText = textOf(kind)?.trim();
  if (kindText === undefined) {
    return looksLikeContract(node)
      ? { root: node }
      : notOdcs(
          'Nothing in the file says that it is an ODCS contract.',
          BEGINNING,
        );
  }
  if (isNearlyDataContract(kindText)) return { root: node };
  const where = { field: 'kind', at: kind?.at };
  return kindText === 'DataProduct'
    ? notOdcs(
        'The file describes a data product, not a data contract.',
        'Point to the contract of one of its output ports instead.',
        where,
      )
    : notOdcs(
        `\`kind\` is ${JSON.stringify(shortened(kindText))}, so the file is no ODCS contract.`,
        'Write `kind: DataContract` if it is meant to be one, or point to the right file.',
        where,
      );
}

function looksLikeContract(root: MapNode): boolean {
  const version = textOf(child(root, 'apiVersion'));
  return version === undefined
    ? child(root, 'schema')?.kind === 'list'
    : /^v?\d+(\.\d+)+$/.test(version.trim());
}

/** What a slip of the pen makes of DataContract. */
function isNearlyDataContract(kind: string): boolean {
  const letters = kind.toLocaleLowerCase('en-US').replaceAll(/[^a-z]/g, '');
  return ['datacontract', 'datacontracts', 'contract'].includes(letters);
}

function notOdcs(
  message: string,
  remedy: string,
  where: Pick<Finding, 'field' | 'at'> = {},
): { foreign: Finding } {
  return {
    foreign: { code: 'not-odcs', severity: 'error', message, remedy, ...where },
  };
}
