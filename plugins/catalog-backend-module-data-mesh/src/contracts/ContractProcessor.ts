import type { Entity } from '@backstage/catalog-model';
import type { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  processingResult,
  type CatalogProcessor,
  type CatalogProcessorCache,
  type CatalogProcessorEmit,
} from '@backstage/plugin-catalog-node';
import {
  isDataProductEntity,
  type Problem,
  type ResolvedContract,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type {
  DeclarationReader,
  KnownDeclaration,
} from '../declarations/DeclarationReader';
import { startReport } from '../declarations/report';
import { contractPorts, withContracts } from './contractPorts';
import { readingProblem, textProblems } from './explainContract';
import { ContractJudge } from './judgeContract';
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

  readonly #judge: ContractJudge;

  constructor(options: {
    declarations: DeclarationReader;
    context: Pick<ContractContext, 'integrations' | 'reader' | 'options'>;
  }) {
    this.#declarations = options.declarations;
    this.#context = options.context;
    this.#judge = new ContractJudge(options.context.options);
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
    const place = {
      source: `${location.type}:${location.target}`,
      lines: declaration.lines,
    };
    const problems = new Array<Problem>();
    const contracts = new Map<number, ResolvedContract>();
    ports.forEach((port, at) => {
      const resolution = resolutions[at];
      const { contract } = resolution;
      const problem = readingProblem(port, resolution, place);
      problems.push(...(problem ? [problem] : []));
      if (contract.text === undefined) {
        contracts.set(port.index, { ...contract, problem });
      } else {
        const found = this.#judge.judge(contract.text);
        problems.push(...textProblems(port, resolution, place, found));
        contracts.set(port.index, contract);
      }
    });
    return startReport(withContracts(entity, contracts), {
      lines: declaration.lines,
      problems,
    });
  }
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
