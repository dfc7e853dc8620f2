import type { Entity } from '@backstage/catalog-model';
import type { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  processingResult,
  type CatalogProcessor,
  type CatalogProcessorCache,
  type CatalogProcessorEmit,
} from '@backstage/plugin-catalog-node';
import type { JsonObject } from '@backstage/types';
import {
  isDataProductEntity,
  locateProblems,
  type Problem,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type {
  DeclarationReader,
  KnownDeclaration,
} from '../declarations/DeclarationReader';
import { startReport } from '../declarations/report';
import type { KnownContract } from './readContractUrl';
import {
  resolveContracts,
  type ContractContext,
  type ContractResolution,
} from './resolveContracts';

const DECLARATION = 'declaration';

/**
 * Puts the text of its contracts, or what keeps it from being read, into a data
 * product.
 *
 * It runs before the catalog's own placeholders are replaced: a `$text` that
 * leads nowhere would hide the whole product.
 */
export class ContractProcessor implements CatalogProcessor {
  readonly #declarations: DeclarationReader;
  readonly #context: Pick<
    ContractContext,
    'integrations' | 'reader' | 'options'
  >;

  constructor(options: {
    declarations: DeclarationReader;
    context: Pick<ContractContext, 'integrations' | 'reader' | 'options'>;
  }) {
    this.#declarations = options.declarations;
    this.#context = options.context;
  }

  getProcessorName(): string {
    return 'data-mesh-contracts';
  }

  getPriority(): number {
    return 10;
  }

  async preProcessEntity(
    entity: Entity,
    location: LocationSpec,
    emit: CatalogProcessorEmit,
    originLocation: LocationSpec,
    cache: CatalogProcessorCache,
  ): Promise<Entity> {
    if (!isDataProductEntity(entity)) {
      return entity;
    }
    const declaration = await this.#declarations.read(
      entity,
      location,
      await cache.get<KnownDeclaration>(DECLARATION),
    );
    const ports = contractPorts(entity);
    const resolutions = await resolveContracts(
      ports.map(({ contract }) => contract),
      {
        ...this.#context,
        location,
        originLocation,
        known: url => cache.get<KnownContract>(url),
      },
    );
    await remember(cache, declaration.known, resolutions);
    for (const { refreshKey } of resolutions) {
      if (refreshKey) {
        emit(processingResult.refresh(refreshKey));
      }
    }
    const source = `${location.type}:${location.target}`;
    const placed = resolutions.map((resolution, at) => {
      const { index, name } = ports[at];
      const problem: Problem | undefined = resolution.problem && {
        ...resolution.problem,
        field: `spec.outputPorts[${index}].contract`,
        ...(name === undefined ? {} : { port: name }),
      };
      const [located] = problem
        ? locateProblems([problem], source, declaration.lines)
        : [];
      return { index, resolution, problem: located };
    });
    return startReport(withContracts(entity, placed), {
      lines: declaration.lines,
      problems: placed.flatMap(({ problem }) => problem ?? []),
    });
  }
}

type ContractPort = { index: number; name?: string; contract: unknown };

function contractPorts(entity: Entity): ContractPort[] {
  const ports: unknown = entity.spec?.outputPorts;
  return (Array.isArray(ports) ? ports : []).flatMap(
    (port: unknown, index): ContractPort[] => {
      if (typeof port !== 'object' || port === null || !('contract' in port)) {
        return [];
      }
      const { contract } = port;
      const name = 'name' in port ? port.name : undefined;
      return contract === null || contract === undefined
        ? []
        : [{ index, contract, ...(typeof name === 'string' ? { name } : {}) }];
    },
  );
}

/** The cache forgets whatever a round does not set again. */
async function remember(
  cache: CatalogProcessorCache,
  declaration: KnownDeclaration | undefined,
  resolutions: ContractResolution[],
): Promise<void> {
  if (declaration) {
    await cache.set(DECLARATION, declaration);
  }
  for (const { known } of resolutions) {
    if (known) {
      await cache.set(known.url, known.contract);
    }
  }
}

function withContracts(
  entity: Entity,
  placed: Array<{
    index: number;
    resolution: ContractResolution;
    problem?: Problem;
  }>,
): Entity {
  const ports = entity.spec?.outputPorts;
  if (!Array.isArray(ports) || placed.length === 0) {
    return entity;
  }
  const resolved = [...ports];
  for (const { index, resolution, problem } of placed) {
    const { contract } = resolution;
    resolved[index] = {
      ...(resolved[index] as JsonObject),
      contract:
        contract.problem && problem ? { ...contract, problem } : contract,
    };
  }
  return { ...entity, spec: { ...entity.spec, outputPorts: resolved } };
}
