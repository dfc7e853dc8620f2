import type { Problem } from '@backstage-data-mesh/plugin-data-mesh-common';

/** A problem before it is known at which port it stands. */
export type ContractProblem = Pick<
  Problem,
  'code' | 'severity' | 'message' | 'remedy'
>;

const error = (
  code: string,
  message: string,
  remedy: string,
): ContractProblem => ({ code, severity: 'error', message, remedy });

/** What can keep a contract from being read, in the author's words. */
export const contractProblems = {
  isObject: () =>
    error(
      'contract-is-object',
      'The contract is given as an object.',
      'Move it to a file of its own and name its path, such as `contract: ./contracts/orders.odcs.yaml`, or keep it here as a text block with `contract: |`.',
    ),
  isNoText: (type: string) =>
    error(
      'contract-is-no-text',
      `The contract is ${type}, but has to be a path, a URL or the contract's text.`,
      'Name its path, such as `contract: ./contracts/orders.odcs.yaml`.',
    ),
  isEmpty: () =>
    error(
      'contract-is-empty',
      'The contract is empty.',
      'Name its path, such as `contract: ./contracts/orders.odcs.yaml`.',
    ),
  unusablePath: (source: string) =>
    error(
      'contract-unusable-path',
      `The contract "${shorten(source)}" is neither a path nor an http or https URL.`,
      'Name a path beside this file, such as `./contracts/orders.odcs.yaml`, or a URL.',
    ),
  unresolvable: (source: string, locationType: string) =>
    error(
      'contract-unresolvable',
      `The path "${shorten(source)}" leads nowhere, since the product comes from a location of type ${locationType}.`,
      "Name a URL that `dataMesh.contracts.allow` permits, or give the contract's text with `contract: |`.",
    ),
  outsideFolder: (source: string) =>
    error(
      'contract-outside-repository',
      `The contract "${shorten(source)}" lies outside the folder of the registered location.`,
      'Move it into the folder of the declaration, or ask the operators of the portal to add its place to `dataMesh.contracts.allow`.',
    ),
  outsideRepository: (source: string) =>
    error(
      'contract-outside-repository',
      `The contract "${shorten(source)}" lies outside the repository of the declaration.`,
      'Move it into the same repository and name its path, or ask the operators of the portal to add its place to `dataMesh.contracts.allow`.',
    ),
  notFound: (source: string) =>
    error(
      'contract-not-found',
      `There is no contract at "${shorten(source)}".`,
      'Correct the path, which counts from the folder of this file, or add the missing file.',
    ),
  notFile: (source: string) =>
    error(
      'contract-not-file',
      `The contract "${shorten(source)}" is not a file.`,
      'Name the file itself, such as `./contracts/orders.odcs.yaml`.',
    ),
  tooLarge: (maxBytes: number, bytes?: number) =>
    error(
      'contract-too-large',
      `The contract ${
        bytes === undefined
          ? 'has more than'
          : `has ${sizeOf(bytes)}, more than`
      } the ${sizeOf(maxBytes)} that are read.`,
      'Check that it is the contract and not its data. Split a contract that covers many tables over several output ports.',
    ),
  tooLargeTogether: (maxBytes: number) =>
    error(
      'contract-too-large',
      `The contracts of this product have together more than the ${sizeOf(maxBytes)} that are read.`,
      'Split the product into several ones, or make its contracts smaller.',
    ),
  notText: () =>
    error(
      'contract-not-text',
      'The contract is not text in UTF-8.',
      'Check that it is the right file, and save it as UTF-8.',
    ),
  notAllowed: (host: string) =>
    error(
      'contract-host-not-readable',
      `The portal may not read from ${host}.`,
      'Ask its operators to set up an integration for the host, or to add it to `backend.reading.allow`.',
    ),
  unavailable: (reason: string) =>
    error(
      'contract-unavailable',
      `The contract could not be read: ${reason}.`,
      'It is tried again by itself. When it stays so, check the path and that the portal may read the file.',
    ),
  /** Not an error: the contract that was read before is still there. */
  notRefreshed: (reason: string): ContractProblem => ({
    code: 'contract-not-refreshed',
    severity: 'warning',
    message: `The contract could not be read anew, so the one read before is shown: ${reason}.`,
    remedy:
      'It is tried again by itself. When it stays so, check that the portal may read the file.',
  }),
};

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) {
    return `${bytes} bytes`;
  }
  const unit = bytes < 1024 * 1024 ? 'KiB' : 'MiB';
  const value = bytes / (unit === 'KiB' ? 1024 : 1024 * 1024);
  return `${Math.round(value * 10) / 10} ${unit}`;
}
