import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { breathe } from '../../lists/breathe';
import { contentHashOf } from '../catalog/contentHashOf';
import { readContracts } from '../operations/readContracts';
import type { ProductWrite } from '../operations/writeProducts';
import { contractHash, projectContract } from '../projection/projectContract';
import { projectProduct } from '../projection/projectProduct';
import { asList, asRecord, asText } from '../projection/read';
import type { ContractProjection } from '../projection/types';

/**
 * Makes of entities what is to be stored of them. Contracts that were read
 * before are not parsed again.
 *
 * @param options - `reread` parses them nevertheless
 */
export async function readProducts(
  knex: Knex,
  entities: Entity[],
  options: {
    knownRevision: (ref: string) => number | undefined;
    maxContractBytes?: number;
    reread: boolean;
    signal?: AbortSignal;
  },
): Promise<ProductWrite[]> {
  const texts = entities.map(contractTexts);
  const hashes = texts.flatMap(each => [...each.values()].map(contractHash));
  const stored = options.reread
    ? new Map<string, ContractProjection>()
    : await readContracts(knex, hashes);

  const writes = new Array<ProductWrite>();
  for (const [nth, entity] of entities.entries()) {
    options.signal?.throwIfAborted();
    const contracts = new Map<string, ContractProjection>();
    for (const [port, text] of texts[nth]) {
      const contract =
        stored.get(contractHash(text)) ??
        projectContract(text, { maxBytes: options.maxContractBytes });
      stored.set(contract.hash, contract);
      contracts.set(port, contract);
    }
    writes.push({
      contentHash: contentHashOf(entity),
      product: projectProduct(entity, contracts),
      contracts,
      knownRevision: options.knownRevision(stringifyEntityRef(entity)),
    });
    // A large contract takes long to parse.
    await breathe();
  }
  return writes;
}

/** The texts of contracts by port; of ports with the same name the first's. */
function contractTexts(entity: Entity): Map<string, string> {
  const texts = new Map<string, string>();
  const seen = new Set<string>();
  for (const value of asList(asRecord(entity.spec).outputPorts)) {
    const port = asRecord(value);
    const name = asText(port.name);
    if (name !== undefined && !seen.has(name)) {
      seen.add(name);
      const text = asText(asRecord(port.contract).text);
      if (text !== undefined) {
        texts.set(name, text);
      }
    }
  }
  return texts;
}
