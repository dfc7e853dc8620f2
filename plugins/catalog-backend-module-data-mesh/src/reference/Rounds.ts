import { ConfigReader } from '@backstage/config';
import type { Entity } from '@backstage/catalog-model';
import { ScmIntegrations } from '@backstage/integration';
import type { LocationSpec } from '@backstage/plugin-catalog-common';
import type {
  CatalogProcessorCache,
  CatalogProcessorEmit,
  CatalogProcessorResult,
} from '@backstage/plugin-catalog-node';
import type { JsonObject, JsonValue } from '@backstage/types';
import {
  validateDataProduct,
  type Problem,
  type ResolvedContract,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { readCatalogModuleOptions } from '../config';
import { readReport } from '../declarations/report';
import { createProcessors } from '../createProcessors';
import { MemoryReader } from './MemoryReader';

/** The cache of one entity, which forgets what a round does not set again. */
class RoundCache implements CatalogProcessorCache {
  #before: Record<string, JsonValue> = {};
  #after: Record<string, JsonValue> | undefined;

  async get<T extends JsonValue>(key: string): Promise<T | undefined> {
    return this.#before[key] as T | undefined;
  }

  async set<T extends JsonValue>(key: string, value: T): Promise<void> {
    this.#after = { ...this.#after, [key]: value };
  }

  next() {
    this.#before = this.#after ?? this.#before;
    this.#after = undefined;
  }
}

/** What came out of one round of processing. */
export type RoundResult = {
  entity: Entity;
  problems: Problem[];
  contracts: Array<ResolvedContract | undefined>;
  refreshKeys: string[];
};

/**
 * The module's processors by themselves, called in the catalog's order, for
 * one entity over several rounds.
 */
export class Rounds {
  readonly reader = new MemoryReader();
  readonly #processors;
  readonly #caches = new Map<string, RoundCache>();

  constructor(config: JsonObject = {}) {
    const reader = new ConfigReader(config);
    this.#processors = createProcessors({
      integrations: ScmIntegrations.fromConfig(reader),
      options: readCatalogModuleOptions(reader),
      reader: this.reader,
    });
  }

  async process(
    unprocessed: Entity,
    location: LocationSpec,
    originLocation: LocationSpec = location,
  ): Promise<RoundResult> {
    const results = new Array<CatalogProcessorResult>();
    const emit = (result: CatalogProcessorResult) => results.push(result);
    let entity = await this.#preProcess(
      unprocessed,
      location,
      originLocation,
      emit,
    );
    for (const processor of this.#processors) {
      await processor.validateEntityKind?.(entity);
    }
    for (const processor of this.#processors) {
      const cache = this.#cacheOf(processor.getProcessorName());
      entity =
        (await processor.postProcessEntity?.(entity, location, emit, cache)) ??
        entity;
    }
    this.#caches.forEach(cache => cache.next());
    const ports = entity.spec?.outputPorts;
    return {
      entity,
      problems: readReport(entity).problems,
      contracts: (Array.isArray(ports) ? ports : []).map(
        port => (port as { contract?: ResolvedContract }).contract,
      ),
      refreshKeys: results.flatMap(result =>
        result.type === 'refresh' ? [result.key] : [],
      ),
    };
  }

  /** What an author is told of an entity, whether it is refused or not. */
  async answer(
    unprocessed: Entity,
    location: LocationSpec,
  ): Promise<{ problems: Problem[]; refused: boolean }> {
    const entity = await this.#preProcess(
      unprocessed,
      location,
      location,
      () => {},
    );
    const reasons = validateDataProduct(entity);
    return reasons.length > 0
      ? { problems: reasons, refused: true }
      : { problems: readReport(entity).problems, refused: false };
  }

  async #preProcess(
    unprocessed: Entity,
    location: LocationSpec,
    originLocation: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    let entity = unprocessed;
    for (const processor of this.#processors) {
      const cache = this.#cacheOf(processor.getProcessorName());
      entity =
        (await processor.preProcessEntity?.(
          entity,
          location,
          emit,
          originLocation,
          cache,
        )) ?? entity;
    }
    return entity;
  }

  #cacheOf(name: string): RoundCache {
    const cache = this.#caches.get(name) ?? new RoundCache();
    this.#caches.set(name, cache);
    return cache;
  }
}

/** A data product with output ports `port-0`, `port-1` … */
export function productWith(...contracts: unknown[]): Entity {
  return {
    apiVersion: 'data-mesh/v1alpha1',
    kind: 'DataProduct',
    metadata: { name: 'orders' },
    spec: {
      type: 'source-aligned',
      lifecycle: 'production',
      owner: 'group:order-team',
      domain: 'order',
      outputPorts: contracts.map((contract, index) => ({
        name: `port-${index}`,
        contract: contract as JsonValue,
      })),
    },
  };
}
