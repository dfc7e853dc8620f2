import type { ContractServer } from '../../api/types';
import { cleanText, safeSetting } from './cleanText';
import { apiSnippets } from './targets/api';
import { databaseSnippets } from './targets/databases';
import { fileSnippets } from './targets/files';
import { genericSnippets } from './targets/generic';
import { kafkaSnippets } from './targets/kafka';
import type { ConnectOptions, Draft, Snippet, Target } from './types';

/** Asked in this order; the first that knows the server answers. */
const TARGETS: ReadonlyArray<(target: Target) => Draft[] | undefined> = [
  databaseSnippets,
  kafkaSnippets,
  apiSnippets,
  fileSnippets,
];

/**
 * How to read an output port: queries, programs and configuration to copy,
 * made from the servers of its contract. Empty when the contract names none.
 *
 * @remarks
 * Contracts are written by others and snippets are run by readers, so
 * everything from a contract is quoted or escaped for the language it stands
 * in, can be seen, and stays where it was put. Nothing secret gets in, not
 * even where a contract has it: programs read environment variables, user and
 * password in addresses are dropped.
 *
 * @public
 */
export function connectSnippets(options: ConnectOptions): Snippet[] {
  const { contract, server } = options;
  return (server ? [server] : contract.servers).flatMap(each => {
    const target = targetOf(options, each);
    const drafts =
      TARGETS.map(snippetsFor => snippetsFor(target)).find(Boolean) ??
      genericSnippets(target);
    const label = labelOfServer(each);
    return drafts.map(draft => ({ ...draft, server: label }));
  });
}

/**
 * A server in words, such as `production (postgresql)`.
 * @public
 */
export function labelOfServer(server: ContractServer): string {
  const type = cleanText(server.type);
  const name =
    cleanText(server.server ?? '') || cleanText(server.environment ?? '');
  return name && name !== type ? `${name} (${type})` : type;
}

function targetOf(options: ConnectOptions, server: ContractServer): Target {
  const { contract, product, port } = options;
  const schema =
    contract.schemas.find(({ name }) => name === options.schema) ??
    contract.schemas[0];
  return {
    product: { ref: cleanText(product.ref), name: cleanText(product.name) },
    port: { name: cleanText(port.name) },
    server,
    schema,
    schemas: options.schema && schema ? [schema] : contract.schemas,
    resource:
      cleanText(schema?.physicalName ?? schema?.name ?? '') ||
      cleanText(port.name) ||
      'table',
    setting(name) {
      const value = Object.hasOwn(server.settings, name)
        ? server.settings[name]
        : undefined;
      return value === undefined ? undefined : safeSetting(name, value);
    },
  };
}
