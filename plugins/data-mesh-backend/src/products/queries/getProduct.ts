import {
  locateProblems,
  type OutputPort,
  type Problem,
  type Product,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { toIso, toOptionalIso } from '../../database/instants';
import type { ContractRow } from '../../database/tables';
import type { ProductProjection, ProjectedPort } from '../projection/types';
import type { QueryContext } from './context';
import { contractProblems } from './contractProblems';
import { productRef, readProductRow, type ProductKey } from './readProduct';
import { toSummary } from './toSummary';

/** One product with everything that its page needs. */
export async function getProduct(
  context: QueryContext,
  key: ProductKey,
): Promise<Product> {
  const { knex, mesh, visibility } = context;
  const ref = productRef(key);
  const { row, document } = await readProductRow(context, ref);
  const projection: ProductProjection = JSON.parse(row.projection);
  const contracts = await readPortContracts(knex, projection.ports);
  const ofMesh = locateProblems(
    mesh.problems.of(ref, other => mesh.index.sees(visibility, other)),
    row.source ?? undefined,
    projection.lines,
  );
  return {
    ...toSummary(context, {
      summary: document.summary,
      updatedAt: toIso(row.updated_at),
    }),
    ports: projection.ports.map(port => toOutputPort(port, contracts)),
    inputPorts: projection.inputPorts,
    purpose: projection.purpose,
    limitations: projection.limitations,
    usage: projection.usage,
    support: projection.support,
    consumers: mesh.graph.components(ref),
    declarationProblems: [...projection.declarationProblems, ...ofMesh],
    source: row.source ?? undefined,
    firstSeenAt: toIso(row.first_seen_at),
    vanishedAt: toOptionalIso(row.vanished_at),
  };
}

type PortContract = Omit<ContractRow, 'text' | 'contract'>;

async function readPortContracts(
  knex: Knex,
  ports: ProjectedPort[],
): Promise<Map<string, PortContract>> {
  const hashes = ports.flatMap(port => port.contract?.hash ?? []);
  const rows: PortContract[] =
    hashes.length === 0
      ? []
      : await knex<ContractRow>('contracts')
          .whereIn('hash', hashes)
          .select(
            'hash',
            'reader_version',
            'problems',
            'technologies',
            'contract_id',
            'version',
            'api_version',
            'status',
            'column_count',
          );
  return new Map(rows.map(row => [row.hash, row]));
}

function toOutputPort(
  { contract, ...port }: ProjectedPort,
  contracts: Map<string, PortContract>,
): OutputPort {
  if (!contract) {
    return port;
  }
  const { source, url, hash, problem } = contract;
  const row = hash === undefined ? undefined : contracts.get(hash);
  const own: Problem[] = row
    ? contractProblems(row.problems, { port: port.name, source: url ?? source })
    : [];
  return {
    ...port,
    technologies: row ? JSON.parse(row.technologies) : [],
    contract: {
      source,
      url,
      hash,
      id: row?.contract_id ?? undefined,
      version: row?.version ?? undefined,
      apiVersion: row?.api_version ?? undefined,
      status: row?.status ?? undefined,
      columnCount: row?.column_count,
      problems: problem ? [problem, ...own] : own,
    },
  };
}
